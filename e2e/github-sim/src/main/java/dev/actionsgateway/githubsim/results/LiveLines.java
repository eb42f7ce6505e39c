package dev.actionsgateway.githubsim.results;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// One follower's view of a job: a bounded queue that the job never waits for.
///
/// When the follower is too slow the newest events are dropped and counted, and the count stands
/// where they would have been. The end is never dropped. Close it to let the job forget the
/// follower.
public final class LiveLines implements AutoCloseable {
    static final int CAPACITY = 256;

    private final JobRecord job;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Deque<LiveEvent> events = new ArrayDeque<>(); // guarded by lock
    private long missed; // guarded by lock
    private boolean ended; // guarded by lock

    LiveLines(JobRecord job) {
        this.job = job;
    }

    /// The next event; empty if none came within this time, or the job has ended and all was read.
    public Optional<LiveEvent> next(Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = TimeUnit.NANOSECONDS.convert(patience);
            while (events.isEmpty() && missed == 0 && !ended && left > 0) {
                left = arrived.awaitNanos(left);
            }
            if (!events.isEmpty()) {
                return Optional.of(events.remove());
            }
            if (missed > 0) {
                var gap = new LiveEvent.Missed(missed);
                missed = 0;
                return Optional.of(gap);
            }
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    void offer(LiveEvent event) {
        lock.lock();
        try {
            if (event instanceof LiveEvent.Ended) {
                if (missed > 0) {
                    events.add(new LiveEvent.Missed(missed));
                    missed = 0;
                }
                ended = true;
                events.add(event);
            } else if (missed > 0 || events.size() >= CAPACITY) {
                missed++;
            } else {
                events.add(event);
            }
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Stops following. Closing twice is harmless.
    @Override
    public void close() {
        job.unfollow(this);
    }
}
