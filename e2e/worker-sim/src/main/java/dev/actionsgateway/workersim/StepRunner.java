package dev.actionsgateway.workersim;

import dev.actionsgateway.expressions.Expression;
import dev.actionsgateway.expressions.ExpressionException;
import dev.actionsgateway.expressions.Scope;
import dev.actionsgateway.expressions.TemplateToken;
import dev.actionsgateway.expressions.Templates;
import dev.actionsgateway.expressions.Value;
import dev.actionsgateway.workersim.StepSpec.Reference;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Takes one step from its condition to its conclusion.
final class StepRunner {
    private static final String CHECKOUT = "actions/checkout";
    private static final double MILLIS_PER_MINUTE = 60_000;

    private final ScriptRun.Job job;
    private final Reporting reporting;
    private final Stop stop;
    private final InstantSource clock;

    StepRunner(ScriptRun.Job job, Reporting reporting, Stop stop, InstantSource clock) {
        this.job = job;
        this.reporting = reporting;
        this.stop = stop;
        this.clock = clock;
    }

    /// What a step is called before its turn has come.
    static StepRecord.Kind kind(StepSpec spec) {
        return switch (spec.reference()) {
            case Reference.Script() -> new StepRecord.Kind("run", "sh");
            case Reference.Action(var name, _) -> new StepRecord.Kind("repository", name);
            case Reference.Container(var image) -> new StepRecord.Kind("docker", image);
            case Reference.Unknown(var type) -> new StepRecord.Kind(type, type);
        };
    }

    /// The name it has until its turn comes: the user's, if that is no expression.
    static String firstName(StepSpec spec) {
        return spec.tokens()
                .displayName()
                .filter(TemplateToken.Text.class::isInstance)
                .map(token -> ((TemplateToken.Text) token).literal())
                .orElse(spec.contextName());
    }

    void run(StepSpec spec, StepRecord record) throws InterruptedException {
        if (stop.shutdown()) {
            skip(spec, record);
            return;
        }
        StepLog log = reporting.open(record);
        try {
            Map<String, String> env = environment(spec);
            Scope scope = scope(spec, env);
            record.rename(job.masker().mask(name(spec, scope)));
            if (!holds(spec, env)) {
                skip(spec, record);
                return;
            }
            record.start(clock.instant());
            reporting.changed(record);
            attempt(spec, record, log, env);
        } catch (ExpressionException e) {
            record.start(clock.instant());
            log.error("The step cannot be worked out: " + e.getMessage());
            end(spec, record, TaskResult.FAILED, new StepOutputs(), Optional.empty());
        } finally {
            log.close();
        }
    }

    private void attempt(StepSpec spec, StepRecord record, StepLog log, Map<String, String> env)
            throws InterruptedException {
        StepOutputs outputs = new StepOutputs();
        FileCommands files;
        try {
            files = FileCommands.create(job.workspace().fileCommands());
        } catch (IOException e) {
            log.error("The files for the step's commands cannot be made: " + e.getMessage());
            end(spec, record, TaskResult.FAILED, outputs, Optional.empty());
            return;
        }
        Scope scope = job.contexts().scope(spec.contextName(), env, files.context());
        Optional<TemplateToken> softly = spec.tokens().continueOnError();
        TaskResult result;
        try {
            result = run(spec, record, log, env, new Turn(scope, files, outputs));
        } catch (ExpressionException e) {
            log.error("The step cannot be worked out: " + e.getMessage());
            result = TaskResult.FAILED;
        }
        files.apply(job.state(), outputs, log);
        files.maskedSummary(job.masker(), log)
                .ifPresent(summary -> reporting.summary(record, summary));
        if (outputs.refused() && result == TaskResult.SUCCEEDED) {
            result = TaskResult.FAILED;
        }
        end(spec, record, result, outputs, softly.map(token -> Templates.evaluate(token, scope)));
    }

    /// What a step has for its one run.
    private record Turn(Scope scope, FileCommands files, StepOutputs outputs) {}

    private TaskResult run(
            StepSpec spec, StepRecord record, StepLog log, Map<String, String> env, Turn turn)
            throws InterruptedException {
        return switch (spec.reference()) {
            case Reference.Script() -> {
                Value.Obj inputs = object(spec.tokens().inputs(), turn.scope());
                record.kind(new StepRecord.Kind("run", shellWord(inputs)));
                var step =
                        new ScriptRun.Step(
                                name(spec, turn.scope()),
                                spec.contextName(),
                                inputs,
                                env,
                                turn.files(),
                                limit(spec, turn.scope()),
                                () -> stillHolds(spec, env));
                yield new ScriptRun(job, step, log, turn.outputs()).run();
            }
            case Reference.Action(var name, _) when name.equalsIgnoreCase(CHECKOUT) -> {
                log.write("Run " + name);
                log.write(
                        "This worker is a stand-in and checks nothing out: the workspace is as it was.");
                yield TaskResult.SUCCEEDED;
            }
            case Reference.Action(var name, var ref) ->
                    notCovered(log, "the action " + name + (ref.isEmpty() ? "" : "@" + ref));
            case Reference.Container(var image) -> notCovered(log, "the container action " + image);
            case Reference.Unknown(var type) ->
                    notCovered(log, "a step of the type '" + type + "'");
        };
    }

    private static TaskResult notCovered(StepLog log, String what) {
        log.error("Not supported by the simulated worker: " + what);
        return TaskResult.FAILED;
    }

    private void end(
            StepSpec spec,
            StepRecord record,
            TaskResult outcome,
            StepOutputs outputs,
            Optional<Value> softly) {
        boolean forgiven = outcome == TaskResult.FAILED && softly.map(Value::truthy).orElse(false);
        TaskResult conclusion = forgiven ? TaskResult.SUCCEEDED : outcome;
        job.state().ended(spec.contextName(), outcome, conclusion, outputs.values());
        record.complete(conclusion, clock.instant());
        reporting.changed(record);
    }

    private void skip(StepSpec spec, StepRecord record) {
        record.start(clock.instant());
        job.state().ended(spec.contextName(), TaskResult.SKIPPED, TaskResult.SKIPPED, Map.of());
        record.complete(TaskResult.SKIPPED, clock.instant());
        reporting.changed(record);
    }

    private boolean holds(StepSpec spec, Map<String, String> env) {
        return Expression.parse(spec.condition()).evaluate(scope(spec, env)).truthy();
    }

    /// Whether the step may go on now that the job is cancelled.
    private boolean stillHolds(StepSpec spec, Map<String, String> env) {
        try {
            return holds(spec, env);
        } catch (ExpressionException _) {
            return false;
        }
    }

    private Scope scope(StepSpec spec, Map<String, String> env) {
        return job.contexts().scope(spec.contextName(), env, Map.of());
    }

    /// The job's variables and over them the step's own, worked out before all else of the step.
    private Map<String, String> environment(StepSpec spec) {
        Map<String, String> env = new LinkedHashMap<>(job.state().environment());
        object(spec.tokens().environment(), scope(spec, env))
                .fields()
                .forEach((name, value) -> env.put(name, value.text()));
        return env;
    }

    private static String name(StepSpec spec, Scope scope) {
        return spec.tokens()
                .displayName()
                .map(token -> Templates.evaluateText(token, scope))
                .filter(name -> !name.isBlank())
                .orElseGet(() ->
                        switch (spec.reference()) {
                            case Reference.Script() ->
                                    "Run "
                                            + ScriptRun.firstLine(
                                                    object(spec.tokens().inputs(), scope)
                                                            .get("script")
                                                            .text());
                            case Reference.Action(var name, var ref) ->
                                    "Run " + name + (ref.isEmpty() ? "" : "@" + ref);
                            case Reference.Container(var image) -> "Run " + image;
                            case Reference.Unknown(var type) -> type;
                        });
    }

    private static Value.Obj object(Optional<TemplateToken> token, Scope scope) {
        return token.map(each -> Templates.evaluate(each, scope))
                .filter(Value.Obj.class::isInstance)
                .map(Value.Obj.class::cast)
                .orElseGet(Value::none);
    }

    private String shellWord(Value.Obj inputs) {
        String asked = inputs.get("shell").text().strip();
        String shell = asked.isEmpty() ? job.defaults().shell().orElse("sh") : asked;
        return shell.split("\\s+", 2)[0];
    }

    private static Optional<Duration> limit(StepSpec spec, Scope scope) {
        return spec.tokens()
                .timeoutInMinutes()
                .map(token -> Templates.evaluate(token, scope).number())
                .filter(minutes -> minutes > 0)
                .map(minutes -> Duration.ofMillis((long) (minutes * MILLIS_PER_MINUTE)));
    }
}
