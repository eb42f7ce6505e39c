package dev.actionsgateway.githubsim.broker;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.actionsgateway.githubsim.auth.Callers;
import dev.actionsgateway.githubsim.auth.Grant;
import dev.actionsgateway.githubsim.core.Ids.RequestId;
import dev.actionsgateway.githubsim.core.Ids.RunnerId;
import dev.actionsgateway.githubsim.core.Ids.SessionId;
import dev.actionsgateway.githubsim.core.Mail;
import dev.actionsgateway.githubsim.core.PollAnswer;
import dev.actionsgateway.githubsim.core.PollStatus;
import dev.actionsgateway.githubsim.core.PollTicket;
import dev.actionsgateway.githubsim.core.Polls;
import dev.actionsgateway.githubsim.core.SessionKey;
import dev.actionsgateway.githubsim.core.Sessions;
import dev.actionsgateway.githubsim.core.World;
import dev.actionsgateway.githubsim.http.Answer;
import dev.actionsgateway.githubsim.http.Exchange;
import dev.actionsgateway.githubsim.http.Routes;
import dev.actionsgateway.githubsim.json.Fields;
import dev.actionsgateway.githubsim.json.Json;
import dev.actionsgateway.githubsim.settings.Modes.Encryption;
import dev.actionsgateway.githubsim.settings.Modes.SessionAddress;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// The broker: where runners hold their sessions. It is served under two addresses, so that a
/// client can be sent from one to the other.
public final class BrokerRoutes {
    /// The second address, for migrations.
    public static final String SECOND = "/broker2/";

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int SHARDS = 2;

    private final World world;
    private final Callers callers;
    private final Map<RunnerId, String> openedFrom = new ConcurrentHashMap<>();

    public BrokerRoutes(World world, Callers callers) {
        this.world = world;
        this.callers = callers;
    }

    /// Adds the routes.
    public void add(Routes routes) {
        for (var broker : List.of("/broker/", SECOND)) {
            routes.add("POST", broker + "session", marked(this::open));
            routes.add("DELETE", broker + "session", marked(this::end));
            routes.add("GET", broker + "message", marked(this::poll));
            routes.add("POST", broker + "acknowledge", marked(this::acknowledge));
            routes.add("GET", broker + "health", _ -> Answer.text(200, "OK"));
        }
    }

    private Routes.Handler marked(Routes.Handler inner) {
        return exchange -> {
            var answer = inner.answer(exchange);
            return world.settings().modes().byteOrderMark() ? answer.marked() : answer;
        };
    }

    private Answer open(Exchange exchange) {
        var caller = callers.runner(exchange);
        if (caller.isEmpty()) {
            return Answer.empty(401);
        }
        var fields = exchange.fields();
        var agent = fields.fields("agent");
        var id = agent.number("id");
        if (id.isEmpty() || id.get() == 0) {
            return BrokerAnswers.refusal(400, "", "agent.id is missing");
        }
        var opener =
                new Sessions.Opener(
                        new RunnerId(id.get()),
                        fields.text("ownerName").orElse(""),
                        agent.text("version").orElse(""),
                        key(caller.get(), fields));
        return switch (world.sessions().open(caller.get().runner(), opener)) {
            case Sessions.Opening.Opened(var session) -> {
                openedFrom.put(caller.get().runner(), peer(exchange));
                yield Answer.json(200, BrokerAnswers.session(session, agent, fields, opener.key()));
            }
            case Sessions.Opening.Conflict() ->
                    BrokerAnswers.refusal(409, "", "A session for this runner already exists.");
            case Sessions.Opening.Unauthorized() -> Answer.empty(401);
            case Sessions.Opening.RunnerNotFound() -> BrokerAnswers.runnerNotFound();
            case Sessions.Opening.TooOld(var version) -> BrokerAnswers.tooOld(400, version);
        };
    }

    private static String peer(Exchange exchange) {
        return exchange.headers().getOrDefault(Exchange.PEER, "");
    }

    private Optional<SessionKey> key(Grant.Broker caller, Fields fields) {
        if (world.settings().modes().encryption() == Encryption.NONE) {
            return Optional.empty();
        }
        var oaep =
                fields.flag("useFipsEncryption").orElse(false)
                        ? Envelope.Oaep.SHA256
                        : Envelope.Oaep.SHA1;
        return world.runners()
                .remembered(caller.runner())
                .map(runner -> Envelope.key(runner.key(), oaep));
    }

    private Answer end(Exchange exchange) {
        var caller = callers.runner(exchange);
        if (caller.isEmpty()) {
            return Answer.empty(401);
        }
        world.sessions().end(caller.get().runner());
        return Answer.empty(204);
    }

    private Answer poll(Exchange exchange) throws InterruptedException {
        var caller = callers.runner(exchange);
        if (caller.isEmpty()) {
            return Answer.empty(401);
        }
        var session = exchange.parameter("sessionId").flatMap(BrokerRoutes::uuid);
        if (world.settings().modes().sessionAddress() == SessionAddress.TIED
                && !peer(exchange).equals(openedFrom.get(caller.get().runner()))) {
            return BrokerAnswers.refusal(403, "", "The session belongs to another address.");
        }
        var status = PollStatus.of(exchange.parameter("status").orElse(""));
        var ticket =
                world.polls()
                        .poll(
                                caller.get().runner(),
                                new SessionId(session.orElse(new UUID(0, 0))),
                                status);
        var patience = world.settings().times().pollHold().plus(PATIENCE);
        return switch (ticket.await(patience)) {
            case PollAnswer.Nothing() -> Answer.empty(202);
            case PollAnswer.UsedUp() -> Answer.empty(200);
            case PollAnswer.Unauthorized() -> Answer.empty(401);
            case PollAnswer.SessionInvalid() ->
                    BrokerAnswers.refusal(404, "RunnerSessionInvalid", "Session is not valid");
            case PollAnswer.RunnerNotFound() -> BrokerAnswers.runnerNotFound();
            case PollAnswer.TooOld(var version) -> BrokerAnswers.tooOld(403, version);
            case PollAnswer.Message message -> message(exchange, ticket, message);
        };
    }

    private Answer message(Exchange exchange, PollTicket ticket, PollAnswer.Message message) {
        var envelope =
                switch (message.mail()) {
                    case Mail.JobOffer offer ->
                            envelope(message, "RunnerJobRequest", offer(exchange, offer));
                    case Mail.Cancel(var job, var grace) ->
                            envelope(
                                    message,
                                    "JobCancellation",
                                    Json.string(
                                            Json.object()
                                                    .add("jobId", job.toString())
                                                    .add("timeout", timeSpan(grace))
                                                    .build()));
                    case Mail.Verbatim(var type, var body) -> envelope(message, type, body);
                };
        return Answer.json(200, envelope).then(fate -> world.polls().commit(ticket, fateOf(fate)));
    }

    private JsonObject envelope(PollAnswer.Message message, String type, String body) {
        return Envelope.wrap(
                message.messageId(),
                type,
                body,
                message.key(),
                world.settings().modes().encryption());
    }

    private static Polls.Writing fateOf(Answer.Fate fate) {
        return switch (fate) {
            case WRITTEN -> Polls.Writing.WRITTEN;
            case CLIENT_GONE -> Polls.Writing.CLIENT_GONE;
        };
    }

    private static String offer(Exchange exchange, Mail.JobOffer offer) {
        return Json.string(
                Json.object()
                        .add("id", UUID.nameUUIDFromBytes(bytes(offer.requestId())).toString())
                        .add("runner_request_id", offer.requestId().toString())
                        .add("should_acknowledge", offer.acknowledge())
                        .add("run_service_url", shard(exchange.base(), offer.job().value()))
                        .add("billing_owner_id", offer.billingOwner())
                        .build());
    }

    /// The base of the run service that has this job: the shards take turns.
    public static String shard(String base, long job) {
        return base + "/run/" + (37 + job % SHARDS) + "/";
    }

    private static byte[] bytes(RequestId id) {
        return id.toString().getBytes(US_ASCII);
    }

    private Answer acknowledge(Exchange exchange) {
        var caller = callers.runner(exchange);
        if (caller.isEmpty()) {
            return Answer.empty(401);
        }
        var request = exchange.fields().text("runnerRequestId").flatMap(BrokerRoutes::uuid);
        var noted =
                world.sessions()
                        .acknowledge(
                                caller.get().runner(),
                                new RequestId(request.orElse(new UUID(0, 0))));
        return switch (noted) {
            case NOTED -> Answer.json(200, JsonValue.EMPTY_JSON_OBJECT);
            case UNKNOWN -> BrokerAnswers.refusal(404, "AcknowledgeJobNotFound", "Job not found");
            case RUNNER_NOT_FOUND -> BrokerAnswers.runnerNotFound();
        };
    }

    /// `00:05:00`, as .NET writes a time span.
    private static String timeSpan(Duration time) {
        return "%02d:%02d:%02d"
                .formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart());
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
