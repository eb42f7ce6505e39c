package dev.actionsgateway.github.wire;

import dev.actionsgateway.kit.Backoff;
import dev.actionsgateway.kit.Deadline;
import dev.actionsgateway.kit.RetryAfter;
import dev.actionsgateway.kit.Sleeper;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// Does something again while that is worth it.
///
/// @param sleeper waits between tries
/// @param random spreads the waits
public record Tries(Sleeper sleeper, RandomGenerator random) {

    /// One try.
    ///
    /// @param <T> its outcome
    @FunctionalInterface
    public interface Once<T> {
        /// Tries.
        ///
        /// @param attempt the number of this try, from 1
        /// @throws InterruptedException if the thread is interrupted
        T attempt(int attempt) throws InterruptedException;
    }

    /// Tries until the outcome is good enough, the tries are used up, or the next one would begin
    /// after the deadline. Returns the last outcome.
    ///
    /// @param again what the other side asks for if the outcome is worth another try, else empty
    /// @throws InterruptedException if the thread is interrupted
    public <T> T run(
            Backoff backoff,
            Deadline deadline,
            Once<T> once,
            Function<T, Optional<RetryAfter>> again)
            throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            var outcome = once.attempt(attempt);
            var asked = again.apply(outcome);
            if (asked.isEmpty()
                    || !(backoff.after(attempt, random, asked.get())
                            instanceof Backoff.Next.Wait(Duration pause))
                    || pause.compareTo(deadline.remaining()) >= 0) {
                return outcome;
            }
            sleeper.sleep(pause);
        }
    }

    /// What [#run] takes for its last argument when a failure decides: another try if it may pass.
    public static Optional<RetryAfter> ifTransient(Failure failure) {
        return failure.transientCause() ? Optional.of(failure.asked()) : Optional.empty();
    }
}
