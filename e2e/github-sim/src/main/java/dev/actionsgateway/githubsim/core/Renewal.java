package dev.actionsgateway.githubsim.core;

import java.time.Instant;

/// What came of renewing a lease.
public sealed interface Renewal {
    /// The job stays the runner's until then.
    record Renewed(Instant lockedUntil) implements Renewal {}

    /// The lease is gone: concluded, given away, or never was.
    record Lost() implements Renewal {}

    /// The token is another job's.
    record NotAuthorized() implements Renewal {}
}
