package dev.actionsgateway.githubsim.results;

import java.util.Optional;

/// Says whose job token a bearer is. The core knows: it issued them.
@FunctionalInterface
public interface JobTokens {
    /// The job that this token belongs to; empty if it is none, has expired, or is of another kind.
    Optional<JobKey> verify(String bearer);
}
