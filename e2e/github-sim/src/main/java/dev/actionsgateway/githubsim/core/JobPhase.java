package dev.actionsgateway.githubsim.core;

/// Where a job is. A job is always in exactly one of these: none is lost.
public enum JobPhase {
    /// Nobody has it.
    QUEUED,
    /// One or more sessions were told of it; nobody has acquired it.
    DELIVERED,
    /// A runner has it.
    LEASED,
    /// It has ended.
    CONCLUDED,
    /// Seen live after `completejob` without a conclusion: the run is done, the job hangs for ever.
    STRANDED
}
