package dev.actionsgateway.workersim;

/// How a step or a job ended, with the exit code of a worker whose job did.
public enum TaskResult {
    SUCCEEDED(100, "succeeded", 2),
    SUCCEEDED_WITH_ISSUES(101, "succeededWithIssues", 2),
    FAILED(102, "failed", 3),
    CANCELED(103, "canceled", 4),
    SKIPPED(104, "skipped", 7),
    ABANDONED(105, "abandoned", 3);

    private final int exitCode;
    private final String word;
    private final int results;

    TaskResult(int exitCode, String word, int results) {
        this.exitCode = exitCode;
        this.word = word;
        this.results = results;
    }

    /// The process's exit code when the job ended so and the run service knows it.
    public int exitCode() {
        return exitCode;
    }

    /// The word of the run service.
    String word() {
        return word;
    }

    /// The number of the results service.
    int results() {
        return results;
    }

    /// The word of the expression language: `job.status`, `steps.x.outcome`.
    String status() {
        return switch (this) {
            case SUCCEEDED, SUCCEEDED_WITH_ISSUES -> "success";
            case FAILED, ABANDONED -> "failure";
            case CANCELED -> "cancelled";
            case SKIPPED -> "skipped";
        };
    }
}
