package dev.actionsgateway.probe.lab;

import dev.actionsgateway.github.json.Tree;
import java.util.Optional;

/// A job and its run as REST shows them.
///
/// @param status the job's: `queued`, `in_progress`, `completed`
/// @param conclusion the job's, once it has one
/// @param run the run's conclusion, once it has one
public record JobState(String status, Optional<String> conclusion, Optional<String> run) {
    static JobState of(Tree job, Optional<String> run) {
        return new JobState(job.text("status").orElse(""), job.filled("conclusion"), run);
    }

    /// Whether the job has ended.
    public boolean ended() {
        return status.equals("completed");
    }

    @Override
    public String toString() {
        return "job %s, run %s".formatted(conclusion.orElse(status), run.orElse("open"));
    }
}
