package dev.actionsgateway.serve;

import dev.actionsgateway.kit.Deadline;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Counts what is being served, so that a stop can wait for it: requests by itself, and whatever a
/// connection selector enters, such as tunnels.
public final class InFlight {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition empty = lock.newCondition();
    private int count; // guarded by lock
    private Phase phase = Phase.SERVING; // guarded by lock

    /// Where the program stands between start and stop.
    public enum Phase {
        /// All is served.
        SERVING,
        /// All is still served, but clients are asked to go elsewhere next time.
        LEAVING,
        /// Nothing new is served.
        CLOSED
    }

    /// One thing being served. Closing it twice is harmless.
    public final class Ticket implements AutoCloseable {
        private boolean open = true; // guarded by lock

        private Ticket() {}

        @Override
        public void close() {
            lock.lock();
            try {
                if (open) {
                    open = false;
                    if (--count == 0) {
                        empty.signalAll();
                    }
                }
            } finally {
                lock.unlock();
            }
        }
    }

    /// Counts one more until the ticket is closed; empty when nothing new may be served.
    public Optional<Ticket> enter() {
        lock.lock();
        try {
            if (phase == Phase.CLOSED) {
                return Optional.empty();
            }
            count++;
            return Optional.of(new Ticket());
        } finally {
            lock.unlock();
        }
    }

    /// How many are being served now.
    public int count() {
        lock.lock();
        try {
            return count;
        } finally {
            lock.unlock();
        }
    }

    /// The phase of the program.
    public Phase phase() {
        lock.lock();
        try {
            return phase;
        } finally {
            lock.unlock();
        }
    }

    void move(Phase to) {
        lock.lock();
        try {
            phase = to;
        } finally {
            lock.unlock();
        }
    }

    /// Waits until nothing is being served or the time is over; returns how many are left.
    int drain(Deadline deadline) throws InterruptedException {
        lock.lock();
        try {
            while (count > 0 && !deadline.expired()) {
                empty.awaitNanos(TimeUnit.NANOSECONDS.convert(deadline.remaining()));
            }
            return count;
        } finally {
            lock.unlock();
        }
    }
}
