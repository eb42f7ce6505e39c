package dev.actionsgateway.workersim;

import dev.actionsgateway.expressions.ContextData;
import dev.actionsgateway.expressions.ExpressionException;
import dev.actionsgateway.expressions.TemplateJson;
import dev.actionsgateway.expressions.TemplateToken;
import dev.actionsgateway.expressions.Value;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The job as the server describes it.
///
/// @param ids what it is called by
/// @param variables settings and secrets
/// @param connection where to report, and with which token
/// @param contexts what expressions may look at, by name in any case
/// @param steps in order
/// @param tokens the job's own parts that may hold expressions
/// @param json the whole message
record JobMessage(
        Ids ids,
        Variables variables,
        Connection connection,
        Map<String, Value> contexts,
        List<StepSpec> steps,
        Tokens tokens,
        JsonObject json) {

    /// @param plan one attempt of a run
    /// @param job within the plan
    /// @param timeline part of the names of log files
    record Ids(String plan, String job, String timeline, String displayName) {}

    /// @param environment workflow's `env`, then job's
    /// @param defaults maps with `run: {shell, working-directory}`
    record Tokens(
            List<TemplateToken> environment,
            List<TemplateToken> defaults,
            Optional<TemplateToken> outputs,
            Optional<TemplateToken> container,
            Optional<TemplateToken> services,
            Optional<TemplateToken> environmentUrl) {}

    /// @throws WorkerCrash if it is no JSON, or lacks what the real worker cannot do without
    static JobMessage parse(String text) {
        try {
            return of(Json.object(text));
        } catch (JsonException e) {
            throw new WorkerCrash("the job message is not JSON", e);
        } catch (ExpressionException | IllegalArgumentException e) {
            throw new WorkerCrash("the job message cannot be understood: " + e.getMessage(), e);
        }
    }

    private static JobMessage of(JsonObject json) {
        String type = Json.text(json, "messageType").orElse("");
        if (!type.equalsIgnoreCase("RunnerJobRequest")) {
            throw new WorkerCrash("messageType '" + type + "' is not RunnerJobRequest");
        }
        JsonObject resources =
                Json.object(json, "resources").orElseThrow(() -> missing("resources"));
        if (Json.member(json, "steps").isEmpty()) {
            throw missing("steps");
        }
        return new JobMessage(
                ids(json),
                new Variables(
                        Json.object(json, "variables").orElseThrow(() -> missing("variables"))),
                Connection.find(resources)
                        .orElseThrow(() -> missing("resources.endpoints[SystemVssConnection]")),
                contexts(json),
                Json.objects(json, "steps").stream().map(StepSpec::parse).toList(),
                new Tokens(
                        tokens(json, "environmentVariables"),
                        tokens(json, "defaults"),
                        token(json, "jobOutputs"),
                        token(json, "jobContainer"),
                        token(json, "jobServiceContainers"),
                        Json.object(json, "actionsEnvironment").flatMap(env -> token(env, "url"))),
                json);
    }

    private static Ids ids(JsonObject json) {
        return new Ids(
                Json.object(json, "plan")
                        .flatMap(plan -> Json.text(plan, "planId"))
                        .orElseThrow(() -> missing("plan.planId")),
                Json.text(json, "jobId").orElseThrow(() -> missing("jobId")),
                Json.object(json, "timeline")
                        .flatMap(timeline -> Json.text(timeline, "id"))
                        .orElseThrow(() -> missing("timeline.id")),
                Json.text(json, "jobDisplayName").orElse(""));
    }

    private static Map<String, Value> contexts(JsonObject json) {
        Map<String, Value> contexts = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        Json.object(json, "contextData")
                .ifPresent(data ->
                        data.forEach(
                                (name, value) -> contexts.put(name, ContextData.decode(value))));
        return contexts;
    }

    /// Every text of the message that must not be seen.
    void secretsTo(Masker masker) {
        variables.secretValues().forEach(masker::add);
        for (JsonObject mask : Json.objects(json, "mask")) {
            if (Json.text(mask, "type").filter("regex"::equalsIgnoreCase).isPresent()) {
                Json.text(mask, "value").ifPresent(masker::addPattern);
            }
        }
        Json.object(json, "resources").stream()
                .flatMap(resources -> Json.objects(resources, "endpoints").stream())
                .flatMap(endpoint -> Json.object(endpoint, "authorization").stream())
                .flatMap(authorization -> Json.object(authorization, "parameters").stream())
                .flatMap(parameters -> parameters.values().stream())
                .flatMap(value -> Json.text(value).stream())
                .forEach(masker::add);
    }

    /// A part of the `github` context as text; empty if it has none.
    String github(String name) {
        return contexts.get("github") instanceof Value.Obj github ? github.get(name).text() : "";
    }

    private static List<TemplateToken> tokens(JsonObject json, String name) {
        List<TemplateToken> tokens = new ArrayList<>();
        Json.list(json, name).forEach(each -> tokens.add(TemplateJson.decode(each)));
        return List.copyOf(tokens);
    }

    private static Optional<TemplateToken> token(JsonObject json, String name) {
        return Json.member(json, name)
                .map(TemplateJson::decode)
                .filter(token -> !(token instanceof TemplateToken.Null));
    }

    private static WorkerCrash missing(String part) {
        return new WorkerCrash("the job message has no " + part);
    }
}
