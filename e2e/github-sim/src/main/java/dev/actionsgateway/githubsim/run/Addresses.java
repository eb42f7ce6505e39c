package dev.actionsgateway.githubsim.run;

import dev.actionsgateway.githubsim.core.Ids.JobNumber;
import dev.actionsgateway.githubsim.core.JobFacts;

/// The addresses that a job message names.
@FunctionalInterface
public interface Addresses {
    /// The addresses of one job.
    ///
    /// @param base how the client reaches the simulator, without a slash
    JobFacts.Endpoints of(String base, JobNumber job);
}
