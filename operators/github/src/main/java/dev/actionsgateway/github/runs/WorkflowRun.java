package dev.actionsgateway.github.runs;

import java.util.Optional;

/// A workflow run as REST shows it. Its words are GitHub's and open-ended, so they stay words.
///
/// @param id names it
/// @param attempt the first is 1
/// @param status `queued`, `in_progress`, `completed` and others
/// @param conclusion `success`, `failure`, `cancelled` and others; empty until it is completed
public record WorkflowRun(long id, int attempt, String status, Optional<String> conclusion) {
    /// Whether it has ended.
    public boolean completed() {
        return status.equalsIgnoreCase("completed");
    }

    /// Whether it ended because somebody stopped it.
    public boolean cancelled() {
        return conclusion.filter("cancelled"::equalsIgnoreCase).isPresent();
    }
}
