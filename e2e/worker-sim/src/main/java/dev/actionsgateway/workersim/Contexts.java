package dev.actionsgateway.workersim;

import dev.actionsgateway.expressions.HashFiles;
import dev.actionsgateway.expressions.Scope;
import dev.actionsgateway.expressions.Value;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What expressions of steps may look at, and what of it steps see as variables.
final class Contexts {
    private static final Set<String> EXPORTED =
            Set.of(
                    "action",
                    "action_path",
                    "action_ref",
                    "action_repository",
                    "actor",
                    "actor_id",
                    "api_url",
                    "base_ref",
                    "env",
                    "event_name",
                    "event_path",
                    "graphql_url",
                    "head_ref",
                    "job",
                    "output",
                    "path",
                    "ref",
                    "ref_name",
                    "ref_protected",
                    "ref_type",
                    "repository",
                    "repository_id",
                    "repository_owner",
                    "repository_owner_id",
                    "retention_days",
                    "run_attempt",
                    "run_id",
                    "run_number",
                    "server_url",
                    "sha",
                    "state",
                    "step_summary",
                    "triggering_actor",
                    "workflow",
                    "workflow_ref",
                    "workflow_sha",
                    "workspace");

    private final Map<String, Value> fixed = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Value.Obj github;
    private final Value.Obj runner;
    private final JobState state;
    private final Workspace workspace;

    Contexts(JobMessage job, Workspace workspace, RunnerFacts runner, JobState state) {
        this.state = state;
        this.workspace = workspace;
        this.runner = Value.texts(runner.context(workspace));
        fixed.putAll(job.contexts());
        fixed.putIfAbsent("needs", Value.none());
        fixed.putIfAbsent("vars", Value.none());
        fixed.putIfAbsent("inputs", Value.none());
        fixed.putIfAbsent("matrix", Value.nothing());
        fixed.putIfAbsent("strategy", Value.none());
        fixed.put("secrets", Value.texts(job.variables().secrets()));
        this.github = github(job, workspace);
    }

    private static Value.Obj github(JobMessage job, Workspace workspace) {
        Map<String, Value> fields = new LinkedHashMap<>();
        if (job.contexts().get("github") instanceof Value.Obj sent) {
            fields.putAll(sent.fields());
        }
        job.variables()
                .get("system.github.token")
                .ifPresent(token -> fields.put("token", Value.of(token)));
        job.variables()
                .get("system.github.job")
                .ifPresent(name -> fields.put("job", Value.of(name)));
        fields.put("workspace", Value.of(workspace.checkout().toString()));
        fields.put("event_path", Value.of(workspace.eventFile().toString()));
        return Value.object(fields);
    }

    /// The names that mean something to a step.
    ///
    /// @param action its name in `github.action`
    /// @param environment the `env` context
    /// @param files more of the `github` context: the files it may write to
    Scope scope(String action, Map<String, String> environment, Map<String, String> files) {
        Value.Obj job = fixed.get("job") instanceof Value.Obj sent ? sent : Value.none();
        return Scope.of(fixed)
                .with("github", githubOf(action, files))
                .with("runner", runner)
                .with("job", job.with("status", Value.of(state.result().status())))
                .with("env", Value.texts(environment))
                .with("steps", state.steps())
                .withFunction("hashFiles", HashFiles.in(workspace.checkout()))
                .withStatus(state.status());
    }

    /// `GITHUB_*` and `RUNNER_*` of a step.
    Map<String, String> variables(String action, Map<String, String> files) {
        Map<String, String> variables = new LinkedHashMap<>();
        githubOf(action, files)
                .fields()
                .forEach((name, value) -> {
                    if (EXPORTED.contains(name) && value.scalar()) {
                        variables.put("GITHUB_" + name.toUpperCase(Locale.ROOT), value.text());
                    }
                });
        runner.fields()
                .forEach((name, value) ->
                        variables.put("RUNNER_" + name.toUpperCase(Locale.ROOT), value.text()));
        return variables;
    }

    private Value.Obj githubOf(String action, Map<String, String> files) {
        Value.Obj whole = github.with("action", Value.of(action));
        for (Map.Entry<String, String> file : files.entrySet()) {
            whole = whole.with(file.getKey(), Value.of(file.getValue()));
        }
        return whole;
    }
}
