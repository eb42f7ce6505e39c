package dev.actionsgateway.githubsim.core;

import dev.actionsgateway.githubsim.core.Ids.PlanId;
import dev.actionsgateway.githubsim.core.Ids.RunId;
import java.time.Instant;
import java.util.Optional;

/// A run at one moment.
///
/// @param number counts the runs of a workflow
/// @param status `queued`, `in_progress` or `completed`
public record RunView(
        RunId id,
        int number,
        RunSpec spec,
        int attempt,
        PlanId planId,
        String status,
        Optional<Conclusion> conclusion,
        Instant createdAt,
        Instant startedAt,
        Instant updatedAt) {
    static RunView of(Run run) {
        return new RunView(
                run.id,
                run.number,
                run.spec,
                run.attempt,
                run.planId,
                run.conclusion != null ? "completed" : run.begun ? "in_progress" : "queued",
                Optional.ofNullable(run.conclusion),
                run.createdAt,
                run.startedAt,
                run.updatedAt);
    }
}
