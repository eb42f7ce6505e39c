package dev.actionsgateway.workflows;

import java.util.Map;
import java.util.Optional;

/// Where one instance of a job is.
///
/// @param instance what it is
/// @param phase where it is
/// @param cancelling whether it is to be cancelled, while it runs
/// @param conclusion how it ended, once it is done
/// @param outputs that it reported
public record InstanceState(
        JobInstance instance,
        Phase phase,
        boolean cancelling,
        Optional<Conclusion> conclusion,
        Map<String, String> outputs) {

    /// The stations of an instance.
    public enum Phase {
        /// Held back by `max-parallel`.
        HELD,
        /// A runner may take it.
        QUEUED,
        /// A runner has it.
        RUNNING,
        /// It has ended.
        DONE
    }

    static InstanceState held(JobInstance instance) {
        return new InstanceState(instance, Phase.HELD, false, Optional.empty(), Map.of());
    }

    public InstanceState {
        outputs = Map.copyOf(outputs);
    }

    public boolean done() {
        return phase == Phase.DONE;
    }

    InstanceState to(Phase next) {
        return new InstanceState(instance, next, cancelling, conclusion, outputs);
    }

    InstanceState ended(JobResult result) {
        return new InstanceState(
                instance,
                Phase.DONE,
                cancelling,
                Optional.of(result.conclusion()),
                result.outputs());
    }

    /// Cancelled: at once where no runner has it, else it is marked.
    InstanceState cancelled() {
        return switch (phase) {
            case HELD, QUEUED -> ended(JobResult.of(Conclusion.CANCELLED));
            case RUNNING -> new InstanceState(instance, phase, true, conclusion, outputs);
            case DONE -> this;
        };
    }

    /// Its conclusion as the run and other jobs see it.
    Conclusion weighed() {
        Conclusion own = conclusion.orElse(Conclusion.CANCELLED);
        return own == Conclusion.FAILURE && instance.settings().continueOnError()
                ? Conclusion.SUCCESS
                : own;
    }
}
