package dev.actionsgateway.kit;

import java.time.Duration;

/// The one way to wait: handed in, so that tests need not.
@FunctionalInterface
public interface Sleeper {
    /// Returns when this much time has passed; at once when it is zero or negative.
    ///
    /// @throws InterruptedException if the thread is interrupted before or while it waits
    void sleep(Duration time) throws InterruptedException;

    /// Waits on the machine's own clock.
    static Sleeper system() {
        return time -> Thread.sleep(time.isNegative() ? Duration.ZERO : time);
    }
}
