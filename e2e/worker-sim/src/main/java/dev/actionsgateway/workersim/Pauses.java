package dev.actionsgateway.workersim;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/// Tries a call again, after a pause drawn between the two bounds of [Times].
final class Pauses {
    /// A call that may be tried again.
    @FunctionalInterface
    interface Call {
        Wire.Answer send() throws IOException, InterruptedException;
    }

    private final Times times;
    private final RandomGenerator random;

    Pauses(Times times, RandomGenerator random) {
        this.times = times;
        this.random = random;
    }

    /// The first answer of the 200s, or one that `settles`; else what the last try brought.
    ///
    /// @throws IOException if the last try had no answer at all
    Wire.Answer attempts(int attempts, Predicate<Wire.Answer> settles, Call call)
            throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                Wire.Answer answer = call.send();
                if (answer.ok() || settles.test(answer) || attempt >= attempts) {
                    return answer;
                }
            } catch (IOException e) {
                if (attempt >= attempts) {
                    throw e;
                }
            }
            Thread.sleep(drawn());
        }
    }

    private Duration drawn() {
        long least = times.retryLeast().toNanos();
        return Duration.ofNanos(
                least + (long) (random.nextDouble() * (times.retryMost().toNanos() - least)));
    }
}
