package dev.actionsgateway.workersim;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.TreeMap;

/// Builds job messages: what a test does not say is as in a plain job.
final class JobJson {
    static final String TOKEN = "job-token-0123456789";
    static final String SECRET = "s3cr3t-v4lue";

    private final String base;
    private final JsonArrayBuilder steps = Json.PROVIDER.createArrayBuilder();
    private final Map<String, JsonValue> top = new TreeMap<>();
    private final JsonObjectBuilder variables = Json.PROVIDER.createObjectBuilder();
    private final JsonObjectBuilder data = Json.PROVIDER.createObjectBuilder();

    JobJson(FakeGitHub github) {
        this.base = github.base();
        variable("system.github.results_endpoint", base + "results");
        variable("system.github.job", "build");
        secret("system.github.token", "ghs_0123456789");
        secret("github_token", "ghs_0123456789");
        secret("PASSWORD", SECRET);
    }

    JobJson variable(String name, String value) {
        variables.add(name, Json.PROVIDER.createObjectBuilder().add("value", value));
        return this;
    }

    JobJson secret(String name, String value) {
        variables.add(
                name,
                Json.PROVIDER.createObjectBuilder().add("value", value).add("isSecret", true));
        return this;
    }

    /// A part of the message's top level, as JSON.
    JobJson with(String name, String json) {
        top.put(name, Json.array("[" + json + "]").getFirst());
        return this;
    }

    JobJson endpointData(String name, String value) {
        data.add(name, value);
        return this;
    }

    JobJson script(String id, String script) {
        return script(id, script, "{}");
    }

    /// @param more members of the step, as JSON
    JobJson script(String id, String script, String more) {
        return script(id, script, "", more);
    }

    /// @param inputs further pairs of the map of inputs, as JSON with a comma before it
    JobJson script(String id, String script, String inputs, String more) {
        String text = Json.PROVIDER.createValue(script).toString();
        return step(
                id,
                "{\"reference\":{\"type\":\"script\"},\"inputs\":{\"type\":2,\"map\":["
                        + "{\"Key\":{\"type\":0,\"lit\":\"script\"},\"Value\":{\"type\":0,\"lit\":"
                        + text
                        + "}}"
                        + inputs
                        + "]}}",
                more);
    }

    JobJson uses(String id, String action, String ref) {
        return step(
                id,
                """
                {"reference":{"type":"repository","name":"%s","ref":"%s","repositoryType":"GitHub"}}\
                """
                        .formatted(action, ref),
                "{}");
    }

    private JobJson step(String id, String json, String more) {
        JsonObjectBuilder step =
                Json.PROVIDER
                        .createObjectBuilder(Json.object(json))
                        .add("type", "action")
                        .add("id", "id-" + id)
                        .add("name", id)
                        .add("contextName", id)
                        .add("condition", "success()")
                        .add(
                                "displayNameToken",
                                Json.PROVIDER.createObjectBuilder().add("type", 0).add("lit", id));
        Json.object(more).forEach(step::add);
        steps.add(step);
        return this;
    }

    /// An input, for `script`.
    static String input(String name, String value) {
        return ",{\"Key\":\"%s\",\"Value\":\"%s\"}".formatted(name, value);
    }

    String build() {
        JsonObject plain =
                Json.object(
                        """
                        {"messageType":"RunnerJobRequest","plan":{"planId":"plan-1"},
                         "timeline":{"id":"plan-1"},"jobId":"job-1","jobDisplayName":"build",
                         "jobName":"__default","mask":[],"fileTable":[".github/workflows/ci.yml"],
                         "environmentVariables":[],"defaults":[],"billingOwnerId":"U_1",
                         "contextData":{"github":{"t":2,"d":[{"k":"repository","v":"acme/app"},
                          {"k":"sha","v":"abc"},{"k":"ref_protected","v":false},
                          {"k":"event","v":{"t":2,"d":[{"k":"ref","v":"refs/heads/main"}]}}]},
                          "matrix":null}}
                        """);
        JsonObjectBuilder all = Json.PROVIDER.createObjectBuilder(plain);
        top.forEach(all::add);
        return all.add("variables", variables)
                .add("steps", steps)
                .add(
                        "resources",
                        Json.PROVIDER
                                .createObjectBuilder()
                                .add(
                                        "endpoints",
                                        Json.PROVIDER.createArrayBuilder().add(endpoint())))
                .build()
                .toString();
    }

    private JsonObjectBuilder endpoint() {
        return Json.PROVIDER
                .createObjectBuilder()
                .add("name", "SystemVssConnection")
                .add("url", base + "run")
                .add("data", data)
                .add(
                        "authorization",
                        Json.object(
                                "{\"scheme\":\"OAuth\",\"parameters\":{\"AccessToken\":\""
                                        + TOKEN
                                        + "\"}}"));
    }
}
