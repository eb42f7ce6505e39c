package dev.actionsgateway.githubsim.core;

import dev.actionsgateway.githubsim.core.Invariants.Broken;
import java.util.Optional;

/// What must hold for every job: it is never lost, never acquired twice by one delivery, and
/// concluded exactly once.
final class JobRules {
    private JobRules() {}

    static Optional<Broken> broken(Job job) {
        for (var delivery : job.deliveries.values()) {
            if (delivery.acquires > 1) {
                return broken(
                        "acquired-once",
                        "delivery %s was acquired %d times"
                                .formatted(delivery.requestId, delivery.acquires));
            }
            if (delivery.open() && delivery.session.closed) {
                return broken(
                        "never-lost",
                        "delivery %s waits for a closed session".formatted(delivery.requestId));
            }
        }
        if (job.conclusions > 1) {
            return broken("concluded-once", "it was concluded %d times".formatted(job.conclusions));
        }
        return phase(job);
    }

    private static Optional<Broken> phase(Job job) {
        long open = job.openDeliveries();
        long leases = job.leases();
        boolean holds =
                switch (job.phase) {
                    case QUEUED -> open == 0 && leases == 0 && job.conclusion == null;
                    case DELIVERED -> open > 0 && leases == 0 && job.conclusion == null;
                    case LEASED -> leases > 0 && job.conclusion == null && job.startedAt != null;
                    case CONCLUDED ->
                            open == 0
                                    && leases == 0
                                    && job.conclusion != null
                                    && job.conclusions == 1;
                    case STRANDED -> leases == 0 && job.conclusion == null;
                };
        return holds
                ? Optional.empty()
                : broken(
                        "never-lost",
                        "it is %s with %d open deliveries, %d leases and conclusion %s"
                                .formatted(job.phase, open, leases, job.conclusion));
    }

    private static Optional<Broken> broken(String rule, String reason) {
        return Optional.of(new Broken(rule, reason));
    }
}
