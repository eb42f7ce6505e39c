package dev.actionsgateway.githubsim.page;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// What changed since one browser was last told: each thing once, and when it is too much, simply
/// "all". So it is bounded, and whoever tells it never waits.
final class ChangeBuffer implements Consumer<PageChange> {
    static final int CAPACITY = 200;
    static final String ALL = "all";

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Set<String> changed = new LinkedHashSet<>(); // guarded by lock

    @Override
    public void accept(PageChange change) {
        String name =
                switch (change) {
                    case PageChange.OfRun(long run) -> "run:" + run;
                    case PageChange.OfJob(long job) -> "job:" + job;
                    case PageChange.OfFleet() -> "fleet";
                    case PageChange.OfChecks() -> "checks";
                };
        lock.lock();
        try {
            if (changed.contains(ALL)) {
                return;
            }
            changed.add(name);
            if (changed.size() > CAPACITY) {
                changed.clear();
                changed.add(ALL);
            }
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Waits for a change, then a little longer for more; empty if nothing changed within the
    /// patience.
    Optional<Set<String>> next(Duration patience, Duration gather) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = TimeUnit.NANOSECONDS.convert(patience);
            while (changed.isEmpty() && left > 0) {
                left = arrived.awaitNanos(left);
            }
            if (changed.isEmpty()) {
                return Optional.empty();
            }
            left = TimeUnit.NANOSECONDS.convert(gather);
            while (left > 0) {
                left = arrived.awaitNanos(left);
            }
            var gathered = Set.copyOf(changed);
            changed.clear();
            return Optional.of(gathered);
        } finally {
            lock.unlock();
        }
    }
}
