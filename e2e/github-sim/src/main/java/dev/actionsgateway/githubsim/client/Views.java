package dev.actionsgateway.githubsim.client;

import dev.actionsgateway.githubsim.page.View;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Reads the page's JSON back into its records.
final class Views {
    private Views() {}

    static View.Run run(JsonObject json) {
        var counts = json.getJsonObject("counts");
        return new View.Run(
                number(json, "id"),
                json.getInt("number"),
                json.getInt("attempt"),
                json.getString("name"),
                json.getString("workflow"),
                json.getString("repository"),
                json.getString("event"),
                json.getString("branch"),
                state(json),
                new View.Counts(
                        counts.getInt("queued"),
                        counts.getInt("running"),
                        counts.getInt("succeeded"),
                        counts.getInt("failed"),
                        counts.getInt("other")));
    }

    static View.Job job(JsonObject json) {
        return new View.Job(
                number(json, "id"),
                json.getString("name"),
                json.getString("group"),
                texts(json, "needs"),
                state(json),
                json.getString("runner"),
                texts(json, "labels"),
                json.getString("note"),
                json.getJsonArray("annotations").getValuesAs(JsonObject.class).stream()
                        .map(Views::annotation)
                        .toList());
    }

    private static View.Annotation annotation(JsonObject json) {
        return new View.Annotation(
                json.getString("level"), json.getString("title"), json.getString("message"));
    }

    static View.RunPage runPage(JsonObject json) {
        return new View.RunPage(
                run(json.getJsonObject("run")),
                json.getJsonArray("jobs").getValuesAs(JsonObject.class).stream()
                        .map(Views::job)
                        .toList());
    }

    static View.JobPage jobPage(JsonObject json) {
        return new View.JobPage(
                run(json.getJsonObject("run")),
                job(json.getJsonObject("job")),
                json.getJsonArray("steps").getValuesAs(JsonObject.class).stream()
                        .map(Views::step)
                        .toList());
    }

    private static View.Step step(JsonObject json) {
        return new View.Step(
                json.getInt("number"), json.getString("name"), state(json), number(json, "lines"));
    }

    static View.Log log(JsonObject json) {
        return new View.Log(
                number(json, "first"),
                number(json, "end"),
                json.getBoolean("live"),
                texts(json, "lines"));
    }

    static View.Runner runner(JsonObject json) {
        return new View.Runner(
                number(json, "id"),
                json.getString("name"),
                json.getString("group"),
                texts(json, "labels"),
                json.getString("status"),
                json.getBoolean("busy"),
                json.getString("note"),
                json.containsKey("job") ? Optional.of(number(json, "job")) : Optional.empty());
    }

    static View.Session session(JsonObject json) {
        return new View.Session(
                json.getString("id"),
                json.getString("runner"),
                json.getString("owner"),
                json.getString("version"),
                json.getBoolean("polling"),
                json.getString("says"),
                number(json, "polls"),
                Instant.parse(json.getString("opened")),
                Instant.parse(json.getString("lastPoll")));
    }

    static View.Checks checks(JsonObject json) {
        return new View.Checks(
                number(json, "checked"),
                number(json, "violated"),
                json.getJsonArray("violations").getValuesAs(JsonObject.class).stream()
                        .map(each ->
                                new View.Violation(
                                        Instant.parse(each.getString("at")),
                                        each.getString("rule"),
                                        each.getString("subject"),
                                        each.getString("reason")))
                        .toList());
    }

    static View.Calls calls(JsonObject json) {
        return new View.Calls(
                number(json, "calls"),
                number(json, "unserved"),
                json.getJsonArray("routes").getValuesAs(JsonObject.class).stream()
                        .map(each ->
                                new View.Route(
                                        each.getString("method"),
                                        each.getString("route"),
                                        number(each, "count"),
                                        number(each, "failed")))
                        .toList());
    }

    private static View.State state(JsonObject json) {
        return new View.State(
                json.getString("status"),
                Optional.ofNullable(json.getString("conclusion", null)),
                Instant.parse(json.getString("created")),
                time(json, "started"),
                time(json, "completed"));
    }

    private static Optional<Instant> time(JsonObject json, String name) {
        return Optional.ofNullable(json.getString(name, null)).map(Instant::parse);
    }

    static long number(JsonObject json, String name) {
        return json.getJsonNumber(name).longValueExact();
    }

    static List<String> texts(JsonObject json, String name) {
        return json.getJsonArray(name).getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .toList();
    }
}
