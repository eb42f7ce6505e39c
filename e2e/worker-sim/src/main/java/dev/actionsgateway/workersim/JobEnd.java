package dev.actionsgateway.workersim;

import dev.actionsgateway.expressions.ExpressionException;
import dev.actionsgateway.expressions.Scope;
import dev.actionsgateway.expressions.Templates;
import dev.actionsgateway.expressions.Value;
import dev.actionsgateway.workersim.Annotation.Level;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The last step, "Complete job": the job's outputs, the address of its environment, and the end of
/// what steps have left running.
final class JobEnd {
    private final JobMessage job;
    private final Masker masker;
    private final StepLog log;

    JobEnd(JobMessage job, Masker masker, StepLog log) {
        this.job = job;
        this.masker = masker;
        this.log = log;
    }

    /// Outputs that are not empty and hold no secret; what cannot be worked out fails the job.
    Map<String, String> outputs(Scope scope, JobState state) {
        Map<String, String> outputs = new LinkedHashMap<>();
        try {
            job.tokens()
                    .outputs()
                    .map(token -> Templates.evaluate(token, scope))
                    .filter(Value.Obj.class::isInstance)
                    .map(Value.Obj.class::cast)
                    .ifPresent(all ->
                            all.fields()
                                    .forEach((name, value) -> add(outputs, name, value.text())));
        } catch (ExpressionException e) {
            log.error("The job's outputs cannot be worked out: " + e.getMessage());
            state.fail();
        }
        return outputs;
    }

    Optional<String> environmentUrl(Scope scope) {
        try {
            return job.tokens()
                    .environmentUrl()
                    .map(token -> Templates.evaluateText(token, scope))
                    .filter(url -> !url.isBlank());
        } catch (ExpressionException e) {
            log.remark(
                    Level.WARNING, "The environment's url cannot be worked out: " + e.getMessage());
            return Optional.empty();
        }
    }

    private void add(Map<String, String> outputs, String name, String value) {
        if (value.isEmpty()) {
            return;
        }
        if (masker.mask(value).equals(value)) {
            log.write("Set output '" + name + "'");
            outputs.put(name, value);
        } else {
            log.remark(Level.WARNING, "Skip output '" + name + "' since it may contain secret.");
        }
    }
}
