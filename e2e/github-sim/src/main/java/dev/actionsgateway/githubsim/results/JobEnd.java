package dev.actionsgateway.githubsim.results;

/// How a record came to be closed.
public enum JobEnd {
    /// The worker reported the conclusion itself: what it left open is its own fault.
    REPORTED,
    /// Somebody else concluded the job, or nobody: steps left open are to be expected.
    LOST
}
