package dev.actionsgateway.githubsim.core;

import dev.actionsgateway.githubsim.core.Ids.RunnerId;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A runner record at one moment.
///
/// @param status `online` while a session exists, else `offline`
/// @param busy whether it runs a job
/// @param standing `good`, `spent`, `consumed` or `removed`
/// @param session the id of its session, if it has one
/// @param job the number of the job that it runs, if any
public record RunnerView(
        RunnerId id,
        RunnerSpec spec,
        List<LabelView> labels,
        UUID clientId,
        RSAPublicKey key,
        Instant knownFrom,
        String status,
        boolean busy,
        String standing,
        Optional<String> session,
        Optional<String> job) {
    /// A label with its id.
    public record LabelView(long id, String name) {}
}
