package dev.actionsgateway.githubsim.results;

import java.util.List;
import java.util.Set;

/// What is known of a job at one moment.
///
/// @param steps in the order of their numbers
/// @param logs the ids of steps whose log was uploaded
/// @param summaries the ids of steps that left a summary
/// @param finalLog whether the log of the whole job was uploaded
/// @param closed whether the job is concluded
public record JobSnapshot(
        JobKey job,
        List<StepRecord> steps,
        Set<String> logs,
        Set<String> summaries,
        boolean finalLog,
        boolean closed) {
    public JobSnapshot {
        steps = List.copyOf(steps);
        logs = Set.copyOf(logs);
        summaries = Set.copyOf(summaries);
    }
}
