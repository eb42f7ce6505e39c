package dev.actionsgateway.workersim;

import dev.actionsgateway.expressions.ContextData;
import dev.actionsgateway.expressions.ExpressionException;
import dev.actionsgateway.expressions.PlainJson;
import dev.actionsgateway.expressions.Scope;
import dev.actionsgateway.expressions.TemplateToken;
import dev.actionsgateway.expressions.Templates;
import dev.actionsgateway.expressions.Value;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.Serial;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The first step, "Set up job": what the log says of the runner, the folders, and the job's own
/// variables.
final class JobSetup {
    /// The job cannot start: its first step fails with this text.
    static final class Failed extends Exception {
        @Serial private static final long serialVersionUID = 1L;

        Failed(String message) {
            super(message);
        }
    }

    private final JobMessage job;
    private final RunnerRoot root;
    private final RunnerSettings settings;
    private final RunnerFacts runner;
    private final Workspace workspace;

    JobSetup(
            JobMessage job,
            RunnerRoot root,
            RunnerSettings settings,
            RunnerFacts runner,
            Workspace workspace) {
        this.job = job;
        this.root = root;
        this.settings = settings;
        this.runner = runner;
        this.workspace = workspace;
    }

    /// @return what scripts of the job run with, if they do not say it themselves
    /// @throws Failed if the job needs something that this worker does not do, or the folders fail
    ScriptRun.Defaults run(Contexts contexts, JobState state, StepLog log) throws Failed {
        tell(log);
        try {
            workspace.prepare(event());
        } catch (IOException e) {
            throw new Failed("The work folder cannot be used: " + e);
        }
        try {
            Scope scope = contexts.scope("", state.environment(), Map.of());
            refuseContainers(scope);
            for (TemplateToken token : job.tokens().environment()) {
                if (Templates.evaluate(token, scope) instanceof Value.Obj env) {
                    env.fields().forEach((name, value) -> state.setEnvironment(name, value.text()));
                }
            }
            return defaults(contexts.scope("", state.environment(), Map.of()));
        } catch (ExpressionException e) {
            throw new Failed("The job cannot be worked out: " + e.getMessage());
        }
    }

    private void tell(StepLog log) {
        log.write("Current runner version: '" + RunnerFacts.VERSION + "'");
        log.group("Simulated worker", List.of("Steps run for real, actions do not."));
        if (Files.exists(root.credentials())) {
            log.write("Runner name: '" + runner.name() + "'");
            log.write("Runner group name: '" + group() + "'");
            log.write("Machine name: '" + runner.machine() + "'");
        }
        setupInfo(log);
        job.variables()
                .get("system.github.token.permissions")
                .ifPresent(text -> log.group("GITHUB_TOKEN Permissions", permissions(text)));
        log.write("Secret source: " + job.github("secret_source"));
        log.write("Prepare workflow directory");
        log.write("Prepare all required actions");
        log.write("Complete job name: " + job.ids().displayName());
    }

    private String group() {
        return job.variables().get("system.runnerGroupName").orElse(settings.poolName());
    }

    private void setupInfo(StepLog log) {
        if (!Files.isReadable(root.setupInfo())) {
            return;
        }
        try {
            for (JsonObject each :
                    Json.array(Files.readString(root.setupInfo())).getValuesAs(JsonObject.class)) {
                log.group(
                        Json.text(each, "Group").orElse(""),
                        Json.text(each, "Detail").orElse("").lines().toList());
            }
        } catch (IOException | JsonException | ClassCastException e) {
            log.write("##[debug].setup_info cannot be read: " + e.getMessage());
        }
    }

    private static List<String> permissions(String text) {
        try {
            JsonObject json = Json.object(text);
            return json.keySet().stream()
                    .map(name -> name + ": " + Json.text(json, name).orElse(""))
                    .toList();
        } catch (JsonException _) {
            return List.of(text);
        }
    }

    /// The payload of the event, as plain JSON.
    private String event() {
        return Json.object(job.json(), "contextData")
                .flatMap(data -> Json.member(data, "github"))
                .map(ContextData::decode)
                .map(github -> github instanceof Value.Obj fields ? fields.get("event") : github)
                .filter(Value.Obj.class::isInstance)
                .map(event -> PlainJson.encode(event).toString())
                .orElse("{}");
    }

    private void refuseContainers(Scope scope) throws Failed {
        if (isAsked(job.tokens().container(), scope)) {
            throw new Failed("Not supported by the simulated worker: a job with a container");
        }
        if (isAsked(job.tokens().services(), scope)) {
            throw new Failed("Not supported by the simulated worker: a job with services");
        }
    }

    private static boolean isAsked(Optional<TemplateToken> token, Scope scope) {
        return token.map(each -> Templates.evaluate(each, scope))
                .filter(value ->
                        value instanceof Value.Obj fields
                                ? !fields.fields().isEmpty()
                                : value.truthy())
                .isPresent();
    }

    /// The last one that says something wins.
    private ScriptRun.Defaults defaults(Scope scope) {
        List<Value.Obj> runs =
                job.tokens().defaults().stream()
                        .map(token -> Templates.evaluate(token, scope))
                        .flatMap(value ->
                                value instanceof Value.Obj fields
                                                && fields.get("run") instanceof Value.Obj run
                                        ? Stream.of(run)
                                        : Stream.empty())
                        .toList()
                        .reversed();
        return new ScriptRun.Defaults(first(runs, "shell"), first(runs, "working-directory"));
    }

    private static Optional<String> first(List<Value.Obj> runs, String name) {
        return runs.stream()
                .map(run -> run.get(name).text())
                .filter(text -> !text.isBlank())
                .findFirst();
    }
}
