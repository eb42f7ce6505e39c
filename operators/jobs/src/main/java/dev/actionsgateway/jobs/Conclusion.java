package dev.actionsgateway.jobs;

/// How a job ended, as told to GitHub.
public enum Conclusion {
    /// All steps did what they should.
    SUCCEEDED,
    /// A step failed, or the worker was lost.
    FAILED,
    /// Somebody stopped it.
    CANCELED,
    /// It was not run, and need not be.
    SKIPPED
}
