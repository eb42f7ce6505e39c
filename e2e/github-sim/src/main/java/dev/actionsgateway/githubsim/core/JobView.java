package dev.actionsgateway.githubsim.core;

import dev.actionsgateway.githubsim.core.Ids.JobId;
import dev.actionsgateway.githubsim.core.Ids.JobNumber;
import dev.actionsgateway.githubsim.core.Ids.PlanId;
import dev.actionsgateway.githubsim.core.Ids.RunId;
import dev.actionsgateway.githubsim.core.Ids.RunnerId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A job at one moment.
///
/// @param status `queued`, `in_progress` or `completed`
/// @param reason why it ended, for people
public record JobView(
        JobNumber number,
        RunId run,
        int attempt,
        JobSpec spec,
        PlanId planId,
        JobId jobId,
        JobPhase phase,
        String status,
        Optional<Conclusion> conclusion,
        String reason,
        boolean cancelRequested,
        Instant queuedAt,
        Optional<Instant> startedAt,
        Optional<Instant> completedAt,
        Optional<RunnerId> runner,
        String runnerName,
        long runnerGroup,
        String groupName,
        List<StepView> steps) {}
