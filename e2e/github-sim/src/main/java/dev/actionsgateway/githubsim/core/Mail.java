package dev.actionsgateway.githubsim.core;

import dev.actionsgateway.githubsim.core.Ids.JobId;
import dev.actionsgateway.githubsim.core.Ids.RequestId;
import java.time.Duration;

/// What a session is told.
public sealed interface Mail {
    /// A job is there to be acquired.
    ///
    /// @param job its number, for choosing a shard
    record JobOffer(
            RequestId requestId, Ids.JobNumber job, String billingOwner, boolean acknowledge)
            implements Mail {}

    /// The job of this session shall stop.
    record Cancel(JobId jobId, Duration grace) implements Mail {}

    /// Whatever the control interface put there.
    record Verbatim(String type, String body) implements Mail {}
}
