package dev.actionsgateway.githubsim.page;

/// Something that the page may have to read again.
public sealed interface PageChange {
    /// A run, its jobs, or the list of runs.
    record OfRun(long run) implements PageChange {}

    /// A job, its steps or a log.
    record OfJob(long job) implements PageChange {}

    /// Runners or sessions.
    record OfFleet() implements PageChange {}

    /// An invariant was broken.
    record OfChecks() implements PageChange {}
}
