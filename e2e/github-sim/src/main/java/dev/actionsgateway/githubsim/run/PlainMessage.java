package dev.actionsgateway.githubsim.run;

import dev.actionsgateway.githubsim.core.JobFacts;
import dev.actionsgateway.githubsim.core.JobSpec;
import dev.actionsgateway.githubsim.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;

/// The message of a job that no workflow file describes: scripts, one step each.
///
/// @param scripts what the steps run
/// @param template members that take the place of those made here
public record PlainMessage(List<Script> scripts, JsonObject template) implements JobSpec.Message {
    /// One step.
    public record Script(String name, String run) {}

    public PlainMessage {
        scripts = List.copyOf(scripts);
    }

    @Override
    public JsonObject of(JobFacts facts) {
        var message = Json.object(frame(facts));
        template.forEach(message::add);
        return message.build();
    }

    private JsonObject frame(JobFacts facts) {
        var plan = facts.planId().toString();
        return Json.object()
                .add("fileTable", Json.array().add(facts.run().spec().path()))
                .add("mask", Json.array())
                .add("steps", steps())
                .add("variables", variables(facts))
                .add("messageType", "RunnerJobRequest")
                .add(
                        "plan",
                        Json.object()
                                .add("planType", "actions")
                                .add("version", 0)
                                .add("planId", plan)
                                .add("artifactUri", "")
                                .add("artifactLocation", ""))
                .add(
                        "timeline",
                        Json.object().add("id", plan).add("changeId", 0).addNull("location"))
                .add("jobId", facts.jobId().toString())
                .add("jobDisplayName", facts.spec().name())
                .add("jobName", "__default")
                .add("requestId", 0)
                .add("lockedUntil", "0001-01-01T00:00:00")
                .add("environmentVariables", Json.array())
                .add("defaults", Json.array())
                .addNull("jobOutputs")
                .addNull("jobContainer")
                .addNull("jobServiceContainers")
                .add("resources", Json.object().add("endpoints", Json.array().add(endpoint(facts))))
                .add("contextData", contexts(facts))
                .addNull("snapshot")
                .add("billingOwnerId", "O_" + facts.run().spec().owner())
                .build();
    }

    private JsonArray steps() {
        var steps = Json.array();
        int number = 0;
        for (var script : scripts) {
            number++;
            var name = number == 1 ? "__run" : "__run_" + number;
            steps.add(
                    Json.object()
                            .add("type", "action")
                            .add("reference", Json.object().add("type", "script"))
                            .add("id", "0c0c0c0c-0000-4000-8000-%012d".formatted(number))
                            .add("contextName", name)
                            .add("name", name)
                            .add("displayNameToken", literal(script.name()))
                            .add("condition", "success()")
                            .addNull("continueOnError")
                            .addNull("timeoutInMinutes")
                            .add("inputs", inputs(script)));
        }
        return steps.build();
    }

    private static JsonObject inputs(Script script) {
        var pair = Json.object().add("Key", literal("script")).add("Value", literal(script.run()));
        return Json.object().add("type", 2).add("map", Json.array().add(pair)).build();
    }

    private static JsonObject literal(String text) {
        return Json.object().add("type", 0).add("lit", text).build();
    }

    private static JsonObject variables(JobFacts facts) {
        var key = facts.spec().key();
        var variables = Json.object();
        variable(variables, "system.github.job", key);
        secret(variables, "system.github.token", facts.githubToken());
        secret(variables, "github_token", facts.githubToken());
        variable(
                variables,
                "system.github.token.permissions",
                "{\"Contents\":\"read\",\"Metadata\":\"read\"}");
        variable(variables, "system.from_run_service", "true");
        variable(variables, "system.github.results_endpoint", facts.endpoints().results());
        variable(variables, "system.github.launch_endpoint", facts.endpoints().launch());
        variable(variables, "system.orchestrationId", facts.planId() + "." + key + ".__default");
        variable(variables, "system.phaseDisplayName", facts.spec().name());
        variable(variables, "system.runnerGroupName", facts.groupName());
        variable(variables, "system.runnerEnvironment", "self-hosted");
        variable(variables, "DistributedTask.EnableCompositeActions", "true");
        return variables.build();
    }

    private static void variable(JsonObjectBuilder variables, String name, String value) {
        variables.add(name, Json.object().add("value", value));
    }

    private static void secret(JsonObjectBuilder variables, String name, String value) {
        variables.add(name, Json.object().add("value", value).add("isSecret", true));
    }

    private static JsonObject endpoint(JobFacts facts) {
        var at = facts.endpoints();
        return Json.object()
                .add(
                        "data",
                        Json.object()
                                .add("ServerId", "")
                                .add("ServerName", "")
                                .add("CacheServerUrl", at.cache())
                                .add("FeedStreamUrl", at.feed())
                                .add("ResultsServiceUrl", at.results())
                                .add("PipelinesServiceUrl", at.pipelines())
                                .add("GenerateIdTokenUrl", "")
                                .add(
                                        "ConnectivityChecks",
                                        Json.string(
                                                Json.array().add(at.broker() + "health").build())))
                .add("name", "SystemVssConnection")
                .add("url", at.run())
                .add(
                        "authorization",
                        Json.object()
                                .add(
                                        "parameters",
                                        Json.object().add("AccessToken", facts.jobToken()))
                                .add("scheme", "OAuth"))
                .add("isShared", false)
                .add("isReady", true)
                .build();
    }

    private static JsonObject contexts(JobFacts facts) {
        var run = facts.run();
        var spec = run.spec();
        var github = Json.array();
        pair(github, "ref", spec.ref());
        pair(github, "ref_name", spec.ref().replaceFirst("^refs/[^/]+/", ""));
        pair(github, "ref_type", spec.ref().startsWith("refs/tags/") ? "tag" : "branch");
        pair(github, "sha", spec.sha());
        pair(github, "repository", spec.fullName());
        pair(github, "repository_owner", spec.owner());
        pair(github, "run_id", run.id().toString());
        pair(github, "run_number", Integer.toString(run.number()));
        pair(github, "run_attempt", Integer.toString(run.attempt()));
        pair(github, "actor", spec.actor());
        pair(github, "triggering_actor", spec.actor());
        pair(github, "workflow", spec.workflow());
        pair(github, "workflow_ref", spec.fullName() + "/" + spec.path() + "@" + spec.ref());
        pair(github, "workflow_sha", spec.sha());
        pair(github, "event_name", spec.event());
        pair(github, "server_url", facts.endpoints().web());
        pair(github, "api_url", facts.endpoints().api());
        pair(github, "graphql_url", facts.endpoints().api() + "/graphql");
        pair(github, "retention_days", "90");
        pair(github, "secret_source", "Actions");
        github.add(Json.object().add("k", "ref_protected").add("v", false));
        github.add(Json.object().add("k", "event").add("v", ContextData.of(spec.payload())));
        return Json.object()
                .add("github", dictionary(github.build()))
                .add("inputs", dictionary(JsonValue.EMPTY_JSON_ARRAY))
                .add(
                        "job",
                        dictionary(
                                Json.array()
                                        .add(
                                                Json.object()
                                                        .add("k", "check_run_id")
                                                        .add("v", facts.number().value()))
                                        .add(
                                                Json.object()
                                                        .add("k", "workflow_file_path")
                                                        .add("v", spec.path()))
                                        .build()))
                .addNull("matrix")
                .add("needs", dictionary(JsonValue.EMPTY_JSON_ARRAY))
                .add("strategy", strategy())
                .add("vars", dictionary(JsonValue.EMPTY_JSON_ARRAY))
                .build();
    }

    private static JsonObject strategy() {
        return dictionary(
                Json.array()
                        .add(Json.object().add("k", "fail-fast").add("v", true))
                        .add(Json.object().add("k", "job-index").add("v", 0))
                        .add(Json.object().add("k", "job-total").add("v", 1))
                        .add(Json.object().add("k", "max-parallel").add("v", 1))
                        .build());
    }

    private static void pair(JsonArrayBuilder into, String name, String value) {
        into.add(Json.object().add("k", name).add("v", value));
    }

    private static JsonObject dictionary(JsonArray pairs) {
        return Json.object().add("t", 2).add("d", pairs).build();
    }
}
