package dev.actionsgateway.githubsim.dispatch;

import dev.actionsgateway.githubsim.core.JobFacts;
import dev.actionsgateway.githubsim.core.JobSpec;
import dev.actionsgateway.githubsim.json.Json;
import dev.actionsgateway.workflows.JobInstance;
import dev.actionsgateway.workflows.JobMessage;
import dev.actionsgateway.workflows.MessageFacts;
import dev.actionsgateway.workflows.Permissions;
import dev.actionsgateway.workflows.WorkflowRun;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;

/// The message of a job of a workflow file.
///
/// @param run as it was when the job was queued
record WorkflowMessage(WorkflowRun run, JobInstance instance, Map<String, String> secrets)
        implements JobSpec.Message {
    private static final Permissions USUAL =
            new Permissions(Map.of("contents", "read", "packages", "read"));

    /// A worker that was stopped from outside then says so beside the job.
    private static final Map<String, String> VARIABLES =
            Map.of("actions_send_job_level_annotations", "true");

    @Override
    public JsonObject of(JobFacts facts) {
        var at = facts.endpoints();
        var message =
                JobMessage.of(
                        run,
                        instance,
                        new MessageFacts(
                                new MessageFacts.Ids(
                                        facts.planId().toString(),
                                        facts.jobId().toString(),
                                        facts.number().value(),
                                        "O_" + facts.run().spec().owner()),
                                new MessageFacts.Urls(
                                        at.run(),
                                        at.results(),
                                        at.feed(),
                                        at.launch(),
                                        at.pipelines(),
                                        at.cache(),
                                        "",
                                        List.of(at.broker() + "health")),
                                new MessageFacts.Tokens(facts.jobToken(), facts.githubToken()),
                                secrets,
                                VARIABLES,
                                facts.groupName(),
                                USUAL));
        return addressed(message, at);
    }

    /// The worker's `github` context names the addresses by which it reached us.
    private static JsonObject addressed(JsonObject message, JobFacts.Endpoints at) {
        var contexts = message.getJsonObject("contextData");
        var pairs = Json.array();
        for (var pair :
                contexts.getJsonObject("github").getJsonArray("d").getValuesAs(JsonObject.class)) {
            var address =
                    switch (pair.getString("k")) {
                        case "server_url" -> at.web();
                        case "api_url" -> at.api();
                        case "graphql_url" -> at.api() + "/graphql";
                        default -> "";
                    };
            pairs.add(address.isEmpty() ? pair : Json.object(pair).add("v", address).build());
        }
        var github = with(contexts.getJsonObject("github"), "d", pairs.build());
        return with(message, "contextData", with(contexts, "github", github));
    }

    private static JsonObject with(JsonObject object, String name, JsonValue value) {
        return Json.object(object).add(name, value).build();
    }

    @Override
    public String toString() {
        return "WorkflowMessage[" + instance.id() + "]";
    }
}
