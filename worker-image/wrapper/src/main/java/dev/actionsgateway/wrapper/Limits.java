package dev.actionsgateway.wrapper;

import java.time.Duration;
import java.util.Optional;

/// How long what may take.
///
/// @param accept from the worker's start until it has taken the job
/// @param grace from a SIGTERM until the worker is killed; shorter than the pod's own grace
/// @param cancel the least time that a cancelled job gets for its `always()` steps
/// @param watchdog from when the worker tells GitHub of the end until it must be gone
/// @param job the whole job, if the gateway limits it
record Limits(
        Duration accept,
        Duration grace,
        Duration cancel,
        Duration watchdog,
        Optional<Duration> job) {
    /// SIGTERM comes so much before SIGKILL; a fifth of the time where that is shorter.
    static final Duration LAST_WORDS = Duration.ofSeconds(5);

    static Duration lastWords(Duration limit) {
        Duration fifth = limit.dividedBy(5);
        return fifth.compareTo(LAST_WORDS) < 0 ? fifth : LAST_WORDS;
    }
}
