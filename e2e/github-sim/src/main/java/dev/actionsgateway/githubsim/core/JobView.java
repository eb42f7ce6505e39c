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
        List<StepView> steps,
        List<Annotation> annotations) {
    static JobView of(Job job) {
        var runner = job.runner;
        return new JobView(
                job.number,
                job.run.id,
                job.attempt,
                job.spec,
                job.planId,
                job.jobId,
                job.phase,
                switch (job.phase) {
                    case QUEUED, DELIVERED -> "queued";
                    case LEASED, STRANDED -> "in_progress";
                    case CONCLUDED -> "completed";
                },
                Optional.ofNullable(job.conclusion),
                job.reason,
                job.cancelRequested,
                job.queuedAt,
                Optional.ofNullable(job.startedAt),
                Optional.ofNullable(job.completedAt),
                runner == null ? Optional.empty() : Optional.of(runner.id),
                runner == null ? "" : runner.spec.name(),
                runner == null ? 0 : runner.spec.group(),
                job.groupName,
                job.steps,
                job.annotations);
    }
}
