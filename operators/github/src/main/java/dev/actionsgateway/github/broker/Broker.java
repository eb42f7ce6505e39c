package dev.actionsgateway.github.broker;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.actionsgateway.github.auth.Jwt;
import dev.actionsgateway.github.broker.SessionKey.Wrapping;
import dev.actionsgateway.github.json.Tree;
import dev.actionsgateway.github.json.Written;
import dev.actionsgateway.github.register.RunnerCredentials;
import dev.actionsgateway.github.wire.Address;
import dev.actionsgateway.github.wire.Answer;
import dev.actionsgateway.github.wire.Call;
import dev.actionsgateway.github.wire.Content;
import dev.actionsgateway.github.wire.Failure;
import dev.actionsgateway.github.wire.Failure.Cause;
import dev.actionsgateway.github.wire.Reply;
import dev.actionsgateway.github.wire.Tries;
import dev.actionsgateway.github.wire.Verb;
import dev.actionsgateway.github.wire.Wire;
import dev.actionsgateway.jobs.RequestId;
import dev.actionsgateway.kit.Backoff;
import dev.actionsgateway.kit.Deadline;
import dev.actionsgateway.kit.RetryAfter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Sessions at the broker: open, poll, acknowledge, close (docs/design/wire-protocol.md §7).
public final class Broker {
    /// How long the broker holds a poll, as far as is known.
    public static final Duration HOLD = Duration.ofSeconds(50);

    /// How long a poll is given: its passing is not a failure, but [Poll.Nothing].
    public static final Duration POLL = HOLD.plusSeconds(10);

    private static final Duration RECEIPT = Duration.ofSeconds(5);
    private static final Duration END = Duration.ofSeconds(3);
    private static final Backoff ENDING =
            new Backoff(Duration.ofMillis(200), Duration.ofSeconds(1), 2, 3, Duration.ofSeconds(1));

    private final Wire wire;
    private final Build build;
    private final InstantSource clock;
    private final Tries tries;

    /// Speaks for runners of this build.
    public Broker(Wire wire, Build build, InstantSource clock, Tries tries) {
        this.wire = wire;
        this.build = build;
        this.clock = clock;
        this.tries = tries;
    }

    /// Opens a session, once.
    ///
    /// @param owner free text that GitHub keeps with the session
    /// @throws InterruptedException if the thread is interrupted: a session may be open
    public Opening open(
            RunnerCredentials runner, String owner, BrokerToken token, Deadline deadline)
            throws InterruptedException {
        var wrapping = runner.algorithm() == Jwt.Algorithm.PS256 ? Wrapping.FIPS : Wrapping.USUAL;
        var agent =
                Written.object()
                        .add("id", runner.id().value())
                        .add("name", runner.name())
                        .add("version", build.version())
                        .add("osDescription", build.os());
        var body =
                Written.object()
                        .add("ownerName", owner)
                        .add("agent", agent)
                        .add("useFipsEncryption", wrapping == Wrapping.FIPS)
                        .build();
        var call =
                Call.of(Verb.POST, Address.join(runner.broker(), "session"))
                        .with(Content.json(body.toString()))
                        .as(TokenService.as(token));
        return switch (wire.send(call, deadline)) {
            case Answer.None(var failure) -> new Opening.Failed(failure);
            case Reply reply when reply.success() -> opened(reply, runner, wrapping);
            case Reply reply -> refused(reply);
        };
    }

    private static Opening opened(Reply reply, RunnerCredentials runner, Wrapping wrapping) {
        var broken = new Opening.Failed(Failure.of(reply, Cause.MALFORMED, RetryAfter.NONE));
        var tree = Tree.parse(reply.body());
        var id = tree.flatMap(t -> t.filled("sessionId")).map(SessionId::new);
        if (id.isEmpty()) {
            return broken;
        }
        var sealed =
                tree.flatMap(t -> t.child("encryptionKey"))
                        .filter(key -> key.filled("value").isPresent());
        var key = sealed.flatMap(k -> SessionKey.read(k, runner.key(), wrapping));
        return sealed.isPresent() && key.isEmpty()
                ? broken
                : new Opening.Opened(new Session(id.get(), runner.id(), runner.broker(), key));
    }

    private Opening refused(Reply reply) {
        var failure = Failure.of(reply, reply.retryAfter(clock));
        var error = BrokerError.of(reply);
        if (error.versionTooOld()) {
            return new Opening.VersionTooOld(failure);
        }
        return switch (reply.status()) {
            case 401 -> new Opening.TokenRefused(failure);
            case 403 -> new Opening.AccessDenied(failure);
            case 404 -> new Opening.RunnerUnknown(failure);
            case 409 -> new Opening.AlreadyOpen();
            default -> new Opening.Failed(failure);
        };
    }

    /// Waits for a message, once. Interrupting the thread ends the wait; the message, if one was on
    /// its way, comes again.
    ///
    /// @param deadline usually [#POLL] from now
    /// @throws InterruptedException if the thread is interrupted
    public Poll poll(Session session, Occupation occupation, BrokerToken token, Deadline deadline)
            throws InterruptedException {
        var query = query(session, occupation);
        query.put("disableUpdate", "true");
        var call =
                Call.of(Verb.GET, Address.join(session.broker(), "message", query))
                        .as(TokenService.as(token));
        return switch (wire.send(call, deadline)) {
            case Answer.None(var failure) when failure.cause() == Cause.TIMEOUT ->
                    new Poll.Nothing();
            case Answer.None(var failure) -> new Poll.Failed(failure);
            case Reply reply when reply.status() == 202 || reply.status() == 204 ->
                    new Poll.Nothing();
            case Reply reply when reply.status() == 200 -> received(reply, session);
            case Reply reply -> ended(reply);
        };
    }

    private static Poll received(Reply reply, Session session) {
        if (new String(reply.body(), UTF_8).isBlank()) {
            return new Poll.Empty();
        }
        return MessageReader.read(reply.body(), session)
                .<Poll>map(Poll.Received::new)
                .orElseGet(
                        () -> new Poll.Failed(Failure.of(reply, Cause.MALFORMED, RetryAfter.NONE)));
    }

    private Poll ended(Reply reply) {
        var failure = Failure.of(reply, reply.retryAfter(clock));
        var error = BrokerError.of(reply);
        if (error.versionTooOld()) {
            return new Poll.VersionTooOld(failure);
        }
        if (error.runnerGone()) {
            return new Poll.RunnerGone(failure);
        }
        return switch (reply.status()) {
            case 401 -> new Poll.TokenRefused(failure);
            case 403 -> new Poll.AccessDenied(failure);
            case 404, 410 -> new Poll.SessionGone(failure);
            default -> new Poll.Failed(failure);
        };
    }

    /// Tells the broker that an offer arrived: once, within five seconds.
    ///
    /// @throws InterruptedException if the thread is interrupted
    public Acknowledgement acknowledge(
            Session session, RequestId request, BrokerToken token, Deadline deadline)
            throws InterruptedException {
        var body = Written.object().add("runnerRequestId", request.value()).build();
        var url = Address.join(session.broker(), "acknowledge", query(session, Occupation.ONLINE));
        var call =
                Call.of(Verb.POST, url)
                        .with(Content.json(body.toString()))
                        .as(TokenService.as(token));
        return switch (wire.send(call, deadline.within(RECEIPT))) {
            case Answer.None(var failure) -> new Acknowledgement.Failed(failure);
            case Reply reply when reply.success() -> new Acknowledgement.Noted();
            case Reply reply -> {
                var error = BrokerError.of(reply);
                yield error.jobUnknown()
                        ? new Acknowledgement.JobUnknown()
                        : error.runnerGone()
                                ? new Acknowledgement.RunnerUnknown()
                                : new Acknowledgement.Failed(
                                        Failure.of(reply, reply.retryAfter(clock)));
            }
        };
    }

    /// Ends a session; up to three times, each within three seconds. A token that is refused means
    /// that the session went with its runner.
    ///
    /// @throws InterruptedException if the thread is interrupted
    public Closing close(Session session, BrokerToken token, Deadline deadline)
            throws InterruptedException {
        var call =
                Call.of(Verb.DELETE, Address.join(session.broker(), "session"))
                        .as(TokenService.as(token));
        return tries.run(
                ENDING,
                deadline,
                n -> closed(wire.send(call.attempt(n), deadline.within(END))),
                outcome ->
                        outcome instanceof Closing.Failed(var failure)
                                ? Tries.ifTransient(failure)
                                : Optional.empty());
    }

    private Closing closed(Answer answer) {
        return switch (answer) {
            case Answer.None(var failure) -> new Closing.Failed(failure);
            case Reply reply when reply.success() -> new Closing.Closed();
            case Reply reply ->
                    switch (reply.status()) {
                        case 401, 404, 410 -> new Closing.Closed();
                        default -> new Closing.Failed(Failure.of(reply, reply.retryAfter(clock)));
                    };
        };
    }

    private Map<String, String> query(Session session, Occupation occupation) {
        var query = new TreeMap<>(build.query());
        query.put("sessionId", session.id().value());
        query.put("status", occupation.word());
        return query;
    }
}
