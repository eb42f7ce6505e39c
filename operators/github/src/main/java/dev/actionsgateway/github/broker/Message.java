package dev.actionsgateway.github.broker;

import dev.actionsgateway.jobs.Cancellation;
import dev.actionsgateway.jobs.Offer;
import java.net.URI;

/// What the broker tells a session.
public sealed interface Message {
    /// The message's own name.
    MessageId id();

    /// A job.
    record Offered(MessageId id, Offer offer) implements Message {}

    /// A job is to stop. Comes again until it has.
    record Cancelled(MessageId id, Cancellation cancellation) implements Message {}

    /// Runners are to be newer.
    record RunnerBehind(MessageId id, String wanted) implements Message {}

    /// A new token is to be fetched, and the session reopened.
    record TokenRefreshWanted(MessageId id) implements Message {}

    /// The session is polled elsewhere from now on.
    record Moved(MessageId id, URI broker) implements Message {}

    /// The registration has changed at GitHub.
    record RegistrationChanged(MessageId id) implements Message {}

    /// The runner is to end at once.
    record ShutdownWanted(MessageId id) implements Message {}

    /// A type that we do not know: to be counted and left alone.
    record Unknown(MessageId id, String type) implements Message {}

    /// A type that we know, and a content that makes no sense.
    record Unreadable(MessageId id, String type, String why) implements Message {}
}
