package dev.actionsgateway.githubsim.core;

import dev.actionsgateway.githubsim.clock.Timers;
import dev.actionsgateway.githubsim.core.Ids.SessionId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A session. All that is not final is guarded by the world's lock.
final class Session {
    /// How many messages of the control interface may wait for a session.
    static final int MAILBOX = 1000;

    final SessionId id;
    final Runner runner;
    final String owner;
    final String version;
    final Instant openedAt;
    final long order;
    final Optional<SessionKey> key;
    final ArrayDeque<Mail.Verbatim> mailbox = new ArrayDeque<>();

    /// The poll that waits now.
    @Nullable PollTicket parked;

    /// A delivery that is neither acquired nor lapsed.
    @Nullable Delivery open;

    /// Whether a job was run here before.
    boolean used;

    boolean closed;
    PollStatus lastStatus = PollStatus.ONLINE;
    Instant lastPoll;
    @Nullable Instant lastBusyPoll;
    long polls;
    Timers.@Nullable Timer expiry;

    Session(
            SessionId id,
            Runner runner,
            String owner,
            String version,
            Instant openedAt,
            long order,
            Optional<SessionKey> key) {
        this.id = id;
        this.runner = runner;
        this.owner = owner;
        this.version = version;
        this.openedAt = openedAt;
        this.lastPoll = openedAt;
        this.order = order;
        this.key = key;
    }
}
