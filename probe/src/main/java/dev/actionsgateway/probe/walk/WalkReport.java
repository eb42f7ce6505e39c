package dev.actionsgateway.probe.walk;

import dev.actionsgateway.jobs.Job;
import java.time.Instant;
import java.util.Optional;

/// What is said at the end of a walk.
///
/// @param end how far it came
/// @param job the job that it claimed
/// @param renewals how many were answered with a new end of the lease
/// @param lockedUntil the last one
/// @param session what became of the session
/// @param record what became of the runner record
public record WalkReport(
        WalkEnd end,
        Optional<Job> job,
        int renewals,
        Optional<Instant> lockedUntil,
        String session,
        String record) {}
