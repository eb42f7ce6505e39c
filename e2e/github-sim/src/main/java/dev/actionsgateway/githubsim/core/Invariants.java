package dev.actionsgateway.githubsim.core;

import dev.actionsgateway.githubsim.clock.SimClock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What must hold after each change, checked on what the change touched; and what clients must not
/// do, noted by whoever serves them.
///
/// A violation does not stop the simulator: it is noted with its time, shown to whoever asks, and
/// should fail the test that ran into it.
public final class Invariants {
    private static final int KEPT = 1000;

    private final SimClock clock;
    private final Changes changes;
    private final Set<Job> jobs = new LinkedHashSet<>(); // guarded by the world's lock
    private final Set<Runner> runners = new LinkedHashSet<>(); // guarded by the world's lock
    private final ArrayDeque<Violation> violations = new ArrayDeque<>(); // guarded by this
    private long checked; // guarded by this
    private long violated; // guarded by this

    /// Something that must not be.
    ///
    /// @param rule a short name of the rule
    /// @param id what breaks it
    public record Violation(Instant at, String rule, String id, String reason) {}

    /// How many checks there were, and how many failed.
    public record Tally(long checked, long violated) {}

    Invariants(SimClock clock, Changes changes) {
        this.clock = clock;
        this.changes = changes;
    }

    /// The violations so far, the latest last.
    public synchronized List<Violation> violations() {
        return List.copyOf(violations);
    }

    /// The counts so far.
    public synchronized Tally tally() {
        return new Tally(checked, violated);
    }

    void touch(Job job) {
        jobs.add(job);
    }

    void touch(Runner runner) {
        runners.add(runner);
    }

    void checkTouched() {
        if (jobs.isEmpty() && runners.isEmpty()) {
            return;
        }
        for (var job : List.copyOf(jobs)) {
            check("job", job.number.toString(), JobRules.broken(job));
        }
        for (var runner : List.copyOf(runners)) {
            check("runner", runner.id.toString(), RunnerRules.broken(runner));
        }
        jobs.clear();
        runners.clear();
    }

    private void check(String what, String id, Optional<Broken> broken) {
        synchronized (this) {
            checked++;
        }
        broken.ifPresent(b -> violate(b.rule(), what + " " + id, b.reason()));
    }

    /// Notes that something is as it must not be.
    ///
    /// @param reason what was seen; never holds a secret
    public void violate(String rule, String id, String reason) {
        var now = clock.instant();
        synchronized (this) {
            violated++;
            violations.add(new Violation(now, rule, id, reason));
            if (violations.size() > KEPT) {
                violations.remove();
            }
        }
        changes.add(now, Changes.Kind.INVARIANT, id, rule, Map.of("reason", reason));
    }

    /// A rule that does not hold.
    record Broken(String rule, String reason) {}
}
