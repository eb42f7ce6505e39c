package dev.actionsgateway.githubsim.core;

import dev.actionsgateway.githubsim.core.Ids.RunnerId;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
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
    static RunnerView of(Runner runner) {
        var session = runner.session;
        var lease = runner.lease;
        return new RunnerView(
                runner.id,
                runner.spec,
                runner.labels.stream()
                        .map(label -> new RunnerView.LabelView(label.id(), label.name()))
                        .toList(),
                runner.clientId,
                runner.key,
                runner.knownFrom,
                session != null ? "online" : "offline",
                lease != null,
                runner.standing.name().toLowerCase(Locale.ROOT),
                session == null ? Optional.empty() : Optional.of(session.id.toString()),
                lease == null ? Optional.empty() : Optional.of(lease.job.number.toString()));
    }

    /// A label with its id.
    public record LabelView(long id, String name) {}
}
