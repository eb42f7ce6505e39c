package dev.actionsgateway.githubsim.rest;

import dev.actionsgateway.githubsim.core.JobView;
import java.net.URI;
import java.util.Optional;

/// Where the finished log of a job lies.
@FunctionalInterface
public interface JobLogs {
    /// The address to redirect to; empty while there is no log.
    ///
    /// @param base how the client reaches the simulator
    Optional<URI> of(JobView job, String base);
}
