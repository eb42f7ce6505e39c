package dev.actionsgateway.agc.seat;

import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Lets other threads end what a seat waits for, and nothing else: an interrupt is sent only while
/// the seat is inside of [#during], and none is left over afterwards.
final class Abort {
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Thread inside; // guarded by lock
    private boolean asked; // guarded by lock

    /// Something that waits.
    @FunctionalInterface
    interface Waiting<T> {
        T run() throws InterruptedException;
    }

    /// Waits, unless somebody asks to stop that, or has asked since the last time: then it is
    /// empty.
    ///
    /// @throws InterruptedException if the thread is interrupted by somebody else
    <T> Optional<T> during(Waiting<T> waiting) throws InterruptedException {
        if (!enter()) {
            return Optional.empty();
        }
        boolean aborted = false;
        try {
            return Optional.of(waiting.run());
        } catch (InterruptedException e) {
            aborted = leave();
            if (!aborted) {
                throw e;
            }
            return Optional.empty();
        } finally {
            if (!aborted && leave()) {
                boolean _ = Thread.interrupted(); // ours, and too late
            }
        }
    }

    private boolean enter() {
        lock.lock();
        try {
            if (asked) {
                asked = false;
                return false;
            }
            inside = Thread.currentThread();
            return true;
        } finally {
            lock.unlock();
        }
    }

    private boolean leave() {
        lock.lock();
        try {
            boolean was = asked;
            asked = false;
            inside = null;
            return was;
        } finally {
            lock.unlock();
        }
    }

    /// Ends the wait, or the next one if there is none now. Who asks again before the seat has
    /// noticed sends no second interrupt: that one would end whatever the seat does next.
    void ask() {
        lock.lock();
        try {
            if (inside != null && !asked) {
                inside.interrupt();
            }
            asked = true;
        } finally {
            lock.unlock();
        }
    }
}
