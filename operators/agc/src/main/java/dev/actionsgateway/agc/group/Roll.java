package dev.actionsgateway.agc.group;

import dev.actionsgateway.github.register.Listing;
import dev.actionsgateway.github.register.RunnerRecords;
import dev.actionsgateway.kit.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// The runner records of the whole scope, read once for all groups that ask at about the same time:
/// a thousand groups have ten pages of them, and each would read all ten.
public final class Roll {
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final RunnerRecords records;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private Instant begun = Instant.MIN; // guarded by lock
    private Optional<Listing> last = Optional.empty(); // guarded by lock

    /// Of these records; nothing is read before somebody asks.
    public Roll(RunnerRecords records, InstantSource clock) {
        this.records = records;
        this.clock = clock;
    }

    /// All records, as they were at most a minute ago.
    ///
    /// @throws InterruptedException if the thread is interrupted
    public Listing lately(Deadline deadline) throws InterruptedException {
        return since(clock.instant().minus(FRESH), deadline);
    }

    /// All records, as they were at this moment or later: of those who ask at once, all but the
    /// first share one reading. A failure is shared as well: the next group would fail in the same
    /// way.
    ///
    /// @throws InterruptedException if the thread is interrupted
    public Listing since(Instant moment, Deadline deadline) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            if (last.isPresent() && !begun.isBefore(moment)) {
                return last.get();
            }
            var now = clock.instant();
            var listing = records.all(deadline);
            begun = now;
            last = Optional.of(listing);
            return listing;
        } finally {
            lock.unlock();
        }
    }
}
