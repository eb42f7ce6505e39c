package dev.actionsgateway.githubsim.core;

import dev.actionsgateway.githubsim.core.Invariants.Broken;
import java.util.Optional;

/// What must hold for every runner record: one session, one job, and none after its only one.
final class RunnerRules {
    private RunnerRules() {}

    static Optional<Broken> broken(Runner runner) {
        var session = runner.session;
        if (session != null && (session.closed || session.runner != runner)) {
            return broken("one-session", "its session %s is not its own".formatted(session.id));
        }
        if (session != null && session.open != null && !session.open.open()) {
            return broken(
                    "one-job",
                    "its session holds the ended delivery %s".formatted(session.open.requestId));
        }
        var lease = runner.lease;
        if (lease != null && !lease.acquired()) {
            return broken("one-job", "its lease %s has ended".formatted(lease.requestId));
        }
        if (runner.singleUse() && lease == null && runner.standing == Runner.Standing.SPENT) {
            boolean waits = session != null && session.open != null;
            if (!waits) {
                return broken("record-gone", "its job has ended and it is still listed");
            }
        }
        if (!runner.listed() && session != null && runner.standing == Runner.Standing.REMOVED) {
            return broken("one-session", "it was removed and has the session " + session.id);
        }
        return Optional.empty();
    }

    private static Optional<Broken> broken(String rule, String reason) {
        return Optional.of(new Broken(rule, reason));
    }
}
