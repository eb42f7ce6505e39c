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
    private Instant read = Instant.MIN; // guarded by lock
    private Optional<Listing> last = Optional.empty(); // guarded by lock

    /// Of these records; nothing is read before somebody asks.
    public Roll(RunnerRecords records, InstantSource clock) {
        this.records = records;
        this.clock = clock;
    }

    /// All records, as they were at most a minute ago. A failure is remembered as long: the next
    /// group would fail in the same way.
    ///
    /// @throws InterruptedException if the thread is interrupted
    public Listing lately(Deadline deadline) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            var now = clock.instant();
            if (last.isPresent() && now.isBefore(read.plus(FRESH))) {
                return last.get();
            }
            var listing = records.all(deadline);
            read = clock.instant();
            last = Optional.of(listing);
            return listing;
        } finally {
            lock.unlock();
        }
    }
}
