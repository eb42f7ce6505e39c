package dev.actionsgateway.agc.group;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Says to whoever waits that something has happened. Several may wait, and none takes a piece of
/// news away from another.
final class News {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();
    private long told; // guarded by lock: how many pieces there were

    void tell() {
        lock.lock();
        try {
            told++;
            more.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Waits until there is more than was seen, or for this long.
    ///
    /// @param seen what this returned before; 0 at first
    /// @return what is seen now
    long await(long seen, Duration longest) throws InterruptedException {
        lock.lock();
        try {
            long left = TimeUnit.NANOSECONDS.convert(longest);
            while (told == seen && left > 0) {
                left = more.awaitNanos(left);
            }
            return told;
        } finally {
            lock.unlock();
        }
    }
}
