package dev.actionsgateway.kit;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Lets so many at once do something, in the order of their coming.
public final class Turns {
    private final Semaphore free;

    /// A turn that somebody has; closing it gives it to the next. To be closed once.
    @FunctionalInterface
    public interface Turn extends AutoCloseable {
        @Override
        void close();
    }

    /// @param atOnce how many have a turn at the same time
    public Turns(int atOnce) {
        if (atOnce < 1) {
            throw new IllegalArgumentException("with fewer than one turn nobody ever gets one");
        }
        free = new Semaphore(atOnce, true);
    }

    /// Waits for a turn; empty if none came for that long.
    ///
    /// @throws InterruptedException if the thread is interrupted: it has no turn
    public Optional<Turn> take(Duration patience) throws InterruptedException {
        return free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)
                ? Optional.of(free::release)
                : Optional.empty();
    }
}
