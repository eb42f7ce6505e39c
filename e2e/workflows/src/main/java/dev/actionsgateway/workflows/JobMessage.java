package dev.actionsgateway.workflows;

import dev.actionsgateway.expressions.ContextData;
import dev.actionsgateway.expressions.TemplateJson;
import dev.actionsgateway.expressions.TemplateToken;
import dev.actionsgateway.expressions.Value;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// The message that a runner gets for a job, in the keys' order on the wire.
///
/// Steps, environment, outputs and containers travel as template tokens: the worker works them out.
public final class JobMessage {

    /// Looked up once: finding a provider walks the class path.
    static final JsonProvider JSON = JsonProvider.provider();

    private final WorkflowRun run;
    private final JobInstance instance;
    private final MessageFacts facts;

    private JobMessage(WorkflowRun run, JobInstance instance, MessageFacts facts) {
        this.run = run;
        this.instance = instance;
        this.facts = facts;
    }

    /// Makes the message of an instance. It holds secrets: do not log it.
    public static JsonObject of(WorkflowRun run, JobInstance instance, MessageFacts facts) {
        return new JobMessage(run, instance, facts).json();
    }

    private JsonObject json() {
        Job.Content content = instance.job().content();
        Workflow workflow = run.workflow();
        MessageFacts.Ids ids = facts.ids();
        return JSON.createObjectBuilder()
                .add("fileTable", JSON.createArrayBuilder().add(workflow.path()))
                .add("mask", Masks.of(facts))
                .add("steps", StepJson.of(content.steps(), ids.jobId()))
                .add("variables", new MessageVariables(run, instance, facts).json())
                .add("messageType", "RunnerJobRequest")
                .add("plan", plan(ids.planId()))
                .add("timeline", timeline(ids.planId()))
                .add("jobId", ids.jobId())
                .add("jobDisplayName", instance.name())
                .add("jobName", "__default")
                .add("requestId", 0)
                .add("lockedUntil", "0001-01-01T00:00:00")
                .add("environmentVariables", tokens(workflow.env(), content.env()))
                .add("defaults", tokens(workflow.defaults(), content.defaults()))
                .add("jobOutputs", token(content.outputs()))
                .add("jobContainer", token(content.container()))
                .add("jobServiceContainers", token(content.services()))
                .add("resources", resources())
                .add("contextData", contextData())
                .addNull("snapshot")
                .add("billingOwnerId", ids.billingOwnerId())
                .build();
    }

    private static JsonObjectBuilder plan(String planId) {
        return JSON.createObjectBuilder()
                .add("planType", "actions")
                .add("version", 0)
                .add("planId", planId)
                .add("artifactUri", "")
                .add("artifactLocation", "");
    }

    private static JsonObjectBuilder timeline(String id) {
        return JSON.createObjectBuilder().add("id", id).add("changeId", 0).addNull("location");
    }

    private static JsonValue token(Optional<TemplateToken> token) {
        return token.<JsonValue>map(TemplateJson::encode).orElse(JsonValue.NULL);
    }

    /// Of the workflow, then of the job, which the worker lets win.
    private static JsonArray tokens(Optional<TemplateToken> outer, Optional<TemplateToken> inner) {
        JsonArrayBuilder array = JSON.createArrayBuilder();
        Stream.of(outer, inner)
                .flatMap(Optional::stream)
                .map(TemplateJson::encode)
                .forEach(array::add);
        return array.build();
    }

    private JsonObjectBuilder resources() {
        MessageFacts.Urls urls = facts.urls();
        JsonArray checks = JSON.createArrayBuilder(urls.connectivityChecks()).build();
        JsonObjectBuilder data =
                JSON.createObjectBuilder()
                        .add("ServerId", "")
                        .add("ServerName", "")
                        .add("CacheServerUrl", urls.cache())
                        .add("FeedStreamUrl", urls.feedStream())
                        .add("ResultsServiceUrl", urls.results())
                        .add("PipelinesServiceUrl", urls.pipelines())
                        .add("GenerateIdTokenUrl", mayHaveIdToken() ? urls.idToken() : "")
                        .add("ConnectivityChecks", checks.toString());
        JsonObjectBuilder authorization =
                JSON.createObjectBuilder()
                        .add(
                                "parameters",
                                JSON.createObjectBuilder().add("AccessToken", facts.tokens().job()))
                        .add("scheme", "OAuth");
        JsonObjectBuilder endpoint =
                JSON.createObjectBuilder()
                        .add("data", data)
                        .add("name", "SystemVssConnection")
                        .add("url", urls.runService())
                        .add("authorization", authorization)
                        .add("isShared", false)
                        .add("isReady", true);
        return JSON.createObjectBuilder().add("endpoints", JSON.createArrayBuilder().add(endpoint));
    }

    private boolean mayHaveIdToken() {
        return "write".equals(permissions(run, instance, facts).granted().get("id-token"));
    }

    /// Of the job, else of the workflow, else the default: they are not merged.
    static Permissions permissions(WorkflowRun run, JobInstance instance, MessageFacts facts) {
        return instance.job()
                .permissions()
                .or(() -> run.workflow().permissions())
                .orElse(facts.defaults());
    }

    private JsonObjectBuilder contextData() {
        RunContext context = run.context();
        return JSON.createObjectBuilder()
                .add("github", ContextData.encode(context.github()))
                .add("inputs", ContextData.encode(context.inputs()))
                .add("job", ContextData.encode(job(context.github())))
                .add("matrix", ContextData.encode(instance.matrix()))
                .add("needs", ContextData.encode(instance.needs()))
                .add("strategy", ContextData.encode(instance.strategy()))
                .add("vars", ContextData.encode(context.vars()));
    }

    private Value job(Value.Obj github) {
        SequencedMap<String, Value> job = new LinkedHashMap<>();
        job.put("check_run_id", Value.of((double) facts.ids().checkRunId()));
        job.put("workflow_ref", Value.of(github.get("workflow_ref").text()));
        job.put("workflow_sha", Value.of(github.get("workflow_sha").text()));
        job.put("workflow_repository", Value.of(github.get("repository").text()));
        job.put("workflow_file_path", Value.of(run.workflow().path()));
        return new Value.Obj(job);
    }
}
