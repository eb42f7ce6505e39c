package dev.actionsgateway.githubsim.results;

import java.time.Duration;

/// Bounds of what is kept, so that a worker that prints without end costs a known amount of memory.
///
/// @param records how many jobs are kept; beyond that the oldest concluded ones are forgotten
/// @param stepLogBytes how much text of all step logs and summaries of a job is kept
/// @param jobLogBytes how much text of the whole job's log is kept
/// @param liveLines how many of the last live lines of a job are kept
/// @param steps how many steps a job may have
/// @param followers how many may follow one job at once
/// @param urlLife how long a signed URL is good
public record ResultsLimits(
        int records,
        int stepLogBytes,
        int jobLogBytes,
        int liveLines,
        int steps,
        int followers,
        Duration urlLife) {

    /// What the simulator runs with: at most about 2.5 MiB a job, however much it prints.
    public static ResultsLimits standard() {
        return new ResultsLimits(20_000, 1 << 20, 1 << 20, 2_000, 2_000, 32, Duration.ofHours(1));
    }
}
