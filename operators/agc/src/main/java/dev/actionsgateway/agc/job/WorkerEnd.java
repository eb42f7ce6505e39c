package dev.actionsgateway.agc.job;

import java.util.Optional;

/// How a worker ended.
public sealed interface WorkerEnd {
    /// The worker said how its job ended, and has told GitHub itself.
    ///
    /// @param result the worker's own word for it: `succeeded`, `failed`, `canceled` …
    record Reported(String result) implements WorkerEnd {}

    /// It died without telling GitHub anything.
    ///
    /// @param cause the kind of death
    /// @param exitCode of the container, if it had one
    /// @param why one sentence for people, safe to show
    record Died(Death cause, Optional<Integer> exitCode, String why) implements WorkerEnd {}

    /// It never ran.
    ///
    /// @param why one sentence for people, safe to show
    record NeverStarted(NotStarted cause, String why) implements WorkerEnd {}

    /// In a sentence, safe to show.
    default String detail() {
        return switch (this) {
            case Reported(var result) -> result;
            case Died(var death, _, var why) -> death + ": " + why;
            case NeverStarted(var cause, var why) -> cause + ": " + why;
        };
    }

    /// Kinds of death.
    enum Death {
        /// The container used more memory than it may.
        OUT_OF_MEMORY,
        /// The kubelet evicted the pod.
        EVICTED,
        /// The pod was deleted, or its node was drained.
        DELETED,
        /// The pod is gone, and nobody saw it end.
        VANISHED,
        /// It ran into `maxLifetime`.
        LIFETIME,
        /// The worker ended with a code that is no result.
        CRASHED
    }
}
