package dev.actionsgateway.githubsim.core;

import dev.actionsgateway.githubsim.core.Ids.JobId;
import dev.actionsgateway.githubsim.core.Ids.JobNumber;
import dev.actionsgateway.githubsim.core.Ids.PlanId;
import dev.actionsgateway.githubsim.core.Ids.RequestId;

/// What is known of a job at the moment of its acquire, for whoever writes its message.
///
/// @param endpoints where the worker finds its services
/// @param jobToken the worker's token for the run service and the results service
/// @param githubToken the job's `GITHUB_TOKEN`
public record JobFacts(
        RunView run,
        JobNumber number,
        PlanId planId,
        JobId jobId,
        RequestId requestId,
        JobSpec spec,
        String groupName,
        Endpoints endpoints,
        String jobToken,
        String githubToken) {

    /// The base addresses that a job message names; each ends in a slash.
    ///
    /// @param web what people see, the base of `github.server_url`, without the slash
    /// @param api the REST base, without the slash
    /// @param run the run service's shard of this job
    public record Endpoints(
            String web,
            String api,
            String run,
            String broker,
            String results,
            String feed,
            String launch,
            String pipelines,
            String cache) {}
}
