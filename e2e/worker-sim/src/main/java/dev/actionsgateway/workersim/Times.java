package dev.actionsgateway.workersim;

import java.time.Duration;

/// The fixed waits of the worker. Time limits of steps are not among them: they come with the job.
///
/// @param firstFrame from the start to the job's whole message
/// @param endOfFile between two looks at a pipe that has ended
/// @param afterInterrupt from SIGINT to SIGTERM of a step that is to stop
/// @param afterTerminate from SIGTERM to the kill of its process tree
/// @param drain from a step's end to giving up on output that somebody else holds open
/// @param exit from SIGTERM of the worker to its death
/// @param steps between two reports of changed steps
/// @param retryLeast the shortest pause before a call is tried again
/// @param retryMost the longest one
/// @param call the limit of one HTTP call
public record Times(
        Duration firstFrame,
        Duration endOfFile,
        Duration afterInterrupt,
        Duration afterTerminate,
        Duration drain,
        Duration exit,
        Duration steps,
        Duration retryLeast,
        Duration retryMost,
        Duration call) {

    /// Those of the real worker.
    public static Times real() {
        return new Times(
                Duration.ofSeconds(30),
                Duration.ofMillis(100),
                Duration.ofMillis(7_500),
                Duration.ofMillis(2_500),
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                Duration.ofMillis(500),
                Duration.ofSeconds(5),
                Duration.ofSeconds(15),
                Duration.ofSeconds(100));
    }

    /// All of them times this, for tests that must not take long; the limit of a call stays.
    ///
    /// @throws IllegalArgumentException if the factor is not above zero
    public Times scaled(double factor) {
        if (!(factor > 0)) {
            throw new IllegalArgumentException("not a factor of time: " + factor);
        }
        return new Times(
                scaled(firstFrame, factor),
                scaled(endOfFile, factor),
                scaled(afterInterrupt, factor),
                scaled(afterTerminate, factor),
                scaled(drain, factor),
                scaled(exit, factor),
                scaled(steps, factor),
                scaled(retryLeast, factor),
                scaled(retryMost, factor),
                call);
    }

    private static Duration scaled(Duration time, double factor) {
        return Duration.ofNanos(Math.max(1, (long) (time.toNanos() * factor)));
    }
}
