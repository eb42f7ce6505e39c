package dev.actionsgateway.githubsim.page;

import dev.actionsgateway.githubsim.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Writes the views as JSON. Times are text in UTC; what is absent is left out.
final class ViewJson {
    private ViewJson() {}

    static JsonObject runs(Instant now, int total, int offset, List<View.Run> shown) {
        return Json.object()
                .add("now", now.toString())
                .add("total", total)
                .add("offset", offset)
                .add("runs", array(shown, ViewJson::run))
                .build();
    }

    static JsonObject run(Instant now, View.RunPage page) {
        return Json.object()
                .add("now", now.toString())
                .add("run", run(page.run()))
                .add("jobs", array(page.jobs(), ViewJson::job))
                .build();
    }

    static JsonObject job(Instant now, View.JobPage page) {
        return Json.object()
                .add("now", now.toString())
                .add("run", run(page.run()))
                .add("job", job(page.job()))
                .add("steps", array(page.steps(), ViewJson::step))
                .build();
    }

    static JsonObject log(View.Log log) {
        return Json.object()
                .add("first", log.first())
                .add("end", log.end())
                .add("live", log.live())
                .add("lines", Json.array(log.lines()))
                .build();
    }

    static JsonObject fleet(Instant now, List<View.Runner> runners, List<View.Session> sessions) {
        return Json.object()
                .add("now", now.toString())
                .add("runners", array(runners, ViewJson::runner))
                .add("sessions", array(sessions, ViewJson::session))
                .build();
    }

    static JsonObject health(Instant now, View.Checks checks, View.Calls calls) {
        return Json.object()
                .add("now", now.toString())
                .add("checked", checks.checked())
                .add("violated", checks.violated())
                .add("violations", array(checks.violations(), ViewJson::violation))
                .add("calls", calls.total())
                .add("unserved", calls.unserved())
                .add("routes", array(calls.routes(), ViewJson::route))
                .build();
    }

    private static JsonObjectBuilder state(View.State state) {
        var json =
                Json.object()
                        .add("status", state.status())
                        .add("created", state.createdAt().toString());
        state.conclusion().ifPresent(conclusion -> json.add("conclusion", conclusion));
        time(json, "started", state.startedAt());
        time(json, "completed", state.completedAt());
        return json;
    }

    private static JsonObject run(View.Run run) {
        return state(run.state())
                .add("id", run.id())
                .add("number", run.number())
                .add("attempt", run.attempt())
                .add("name", run.name())
                .add("workflow", run.workflow())
                .add("repository", run.repository())
                .add("event", run.event())
                .add("branch", run.branch())
                .add(
                        "counts",
                        Json.object()
                                .add("queued", run.counts().queued())
                                .add("running", run.counts().running())
                                .add("succeeded", run.counts().succeeded())
                                .add("failed", run.counts().failed())
                                .add("other", run.counts().other()))
                .build();
    }

    private static JsonObject job(View.Job job) {
        return state(job.state())
                .add("id", job.id())
                .add("name", job.name())
                .add("group", job.group())
                .add("needs", Json.array(job.needs()))
                .add("runner", job.runner())
                .add("labels", Json.array(job.labels()))
                .add("note", job.note())
                .add("annotations", array(job.annotations(), ViewJson::annotation))
                .build();
    }

    private static JsonObject annotation(View.Annotation annotation) {
        return Json.object()
                .add("level", annotation.level())
                .add("title", annotation.title())
                .add("message", annotation.message())
                .build();
    }

    private static JsonObject step(View.Step step) {
        return state(step.state())
                .add("number", step.number())
                .add("name", step.name())
                .add("lines", step.lines())
                .build();
    }

    private static JsonObject runner(View.Runner runner) {
        var json =
                Json.object()
                        .add("id", runner.id())
                        .add("name", runner.name())
                        .add("group", runner.group())
                        .add("labels", Json.array(runner.labels()))
                        .add("status", runner.status())
                        .add("busy", runner.busy())
                        .add("note", runner.note());
        runner.job().ifPresent(job -> json.add("job", job));
        return json.build();
    }

    private static JsonObject session(View.Session session) {
        return Json.object()
                .add("id", session.id())
                .add("runner", session.runner())
                .add("owner", session.owner())
                .add("version", session.version())
                .add("polling", session.polling())
                .add("says", session.says())
                .add("polls", session.polls())
                .add("opened", session.openedAt().toString())
                .add("lastPoll", session.lastPoll().toString())
                .build();
    }

    private static JsonObject violation(View.Violation violation) {
        return Json.object()
                .add("at", violation.at().toString())
                .add("rule", violation.rule())
                .add("subject", violation.subject())
                .add("reason", violation.reason())
                .build();
    }

    private static JsonObject route(View.Route route) {
        return Json.object()
                .add("method", route.method())
                .add("route", route.route())
                .add("count", route.count())
                .add("failed", route.failed())
                .build();
    }

    private static void time(JsonObjectBuilder json, String name, Optional<Instant> time) {
        time.ifPresent(at -> json.add(name, at.toString()));
    }

    private static <T> JsonArray array(List<T> values, Function<T, JsonObject> json) {
        var array = Json.array();
        values.forEach(value -> array.add(json.apply(value)));
        return array.build();
    }
}
