package dev.actionsgateway.jobs;

import java.time.Duration;

/// GitHub's wish that a running job stop. It can come more than once.
///
/// @param job which; only the session whose job it is hears of it
/// @param grace how long the job has to end by itself
public record Cancellation(JobId job, Duration grace) {
    /// What a job is given at the least, whatever GitHub says.
    public static final Duration LEAST = Duration.ofMinutes(1);

    /// Lengthens a grace that is too short to stop anything.
    public Cancellation {
        grace = grace.compareTo(LEAST) < 0 ? LEAST : grace;
    }
}
