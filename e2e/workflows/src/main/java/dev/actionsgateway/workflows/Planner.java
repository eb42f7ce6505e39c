package dev.actionsgateway.workflows;

import dev.actionsgateway.expressions.Expression;
import dev.actionsgateway.expressions.ExpressionException;
import dev.actionsgateway.expressions.Scope;
import dev.actionsgateway.expressions.Status;
import dev.actionsgateway.expressions.TemplateToken;
import dev.actionsgateway.expressions.Templates;
import dev.actionsgateway.expressions.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// Works out what a job becomes once all its needs have ended.
final class Planner {

    private static final double DEFAULT_MINUTES = 360;
    private static final String DEFAULT_VARIANT = "__default";

    private final Job job;
    private final Value.Obj needs;
    private final Scope scope;

    /// @param needs the `needs` context of the job
    Planner(Job job, RunContext context, Value.Obj needs) {
        this.job = job;
        this.needs = needs;
        this.scope = context.scope().with("needs", needs);
    }

    JobPlan plan(Status status) {
        try {
            return holds(status) ? run() : new JobPlan.Skip();
        } catch (ExpressionException e) {
            return new JobPlan.Fail("jobs." + job.id() + ": " + e.getMessage());
        } catch (JobFailure e) {
            return new JobPlan.Fail("jobs." + job.id() + ": " + e.why());
        }
    }

    /// Whether the job's `if` holds.
    ///
    /// @throws ExpressionException if it has no result
    boolean holds(Status status) {
        return Expression.parse(job.condition()).evaluate(scope.withStatus(status)).truthy();
    }

    private JobPlan.Run run() {
        Optional<List<Value.Obj>> matrix =
                job.strategy()
                        .matrix()
                        .map(token -> Matrix.expand(Templates.evaluate(token, scope)));
        List<? extends Value> combinations =
                matrix.<List<? extends Value>>map(each -> each).orElse(List.of(Value.nothing()));
        boolean failFast = evaluate(job.strategy().failFast()).map(Value::truthy).orElse(true);
        int total = combinations.size();
        int maxParallel =
                evaluate(job.strategy().maxParallel())
                        .map(each -> parallel(each, total))
                        .orElse(total);
        List<JobInstance> instances = new ArrayList<>();
        Set<String> variants = new HashSet<>();
        for (int index = 0; index < total; index++) {
            Value combination = combinations.get(index);
            Value.Obj strategy = strategy(failFast, index, total, maxParallel);
            String variant = variant(combination);
            if (!variants.add(variant)) {
                variant = variant + "_" + index;
                variants.add(variant);
            }
            instances.add(instance(index, combination, strategy, variant));
        }
        return new JobPlan.Run(instances, failFast, maxParallel);
    }

    private JobInstance instance(int index, Value matrix, Value.Obj strategy, String variant) {
        Scope own = scope.with("matrix", matrix).with("strategy", strategy);
        Job.Settings written = job.settings();
        double minutes =
                written.timeoutMinutes()
                        .map(token -> Templates.evaluate(token, own).number())
                        .orElse(DEFAULT_MINUTES);
        if (!(minutes > 0)) {
            throw new JobFailure("timeout-minutes is not a number above zero");
        }
        JobInstance.Settings settings =
                new JobInstance.Settings(
                        RunsOn.of(Templates.evaluate(written.runsOn(), own)),
                        Duration.ofMillis((long) (Math.min(minutes, 1e6) * 60_000)),
                        written.continueOnError()
                                .map(token -> Templates.evaluate(token, own).truthy())
                                .orElse(false),
                        written.concurrency().map(rule -> rule.resolve(own)));
        return new JobInstance(
                new InstanceId(job.id(), index),
                job,
                JobTitle.of(job, matrix, own),
                variant,
                matrix,
                strategy,
                needs,
                settings);
    }

    private static Value.Obj strategy(boolean failFast, int index, int total, int maxParallel) {
        SequencedMap<String, Value> fields = new LinkedHashMap<>();
        fields.put("fail-fast", Value.of(failFast));
        fields.put("job-index", Value.of(index));
        fields.put("job-total", Value.of(total));
        fields.put("max-parallel", Value.of(maxParallel));
        return new Value.Obj(fields);
    }

    private Optional<Value> evaluate(Optional<TemplateToken> token) {
        return token.map(each -> Templates.evaluate(each, scope));
    }

    private static int parallel(Value value, int total) {
        if (!(value.number() >= 1)) {
            throw new JobFailure("max-parallel is not a number above zero");
        }
        return (int) Math.min(value.number(), total);
    }

    private static String variant(Value matrix) {
        String joined = String.join("_", JobTitle.leaves(matrix));
        String legal = joined.replaceAll("[^A-Za-z0-9_-]", "_");
        return legal.isEmpty() ? DEFAULT_VARIANT : legal.substring(0, Math.min(legal.length(), 80));
    }
}
