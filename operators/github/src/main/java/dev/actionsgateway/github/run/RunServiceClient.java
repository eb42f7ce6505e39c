package dev.actionsgateway.github.run;

import dev.actionsgateway.github.broker.BrokerToken;
import dev.actionsgateway.github.json.Bom;
import dev.actionsgateway.github.json.Tree;
import dev.actionsgateway.github.json.WireTime;
import dev.actionsgateway.github.json.Written;
import dev.actionsgateway.github.wire.Address;
import dev.actionsgateway.github.wire.Answer;
import dev.actionsgateway.github.wire.Authorization;
import dev.actionsgateway.github.wire.Call;
import dev.actionsgateway.github.wire.Content;
import dev.actionsgateway.github.wire.Failure;
import dev.actionsgateway.github.wire.Failure.Cause;
import dev.actionsgateway.github.wire.Reply;
import dev.actionsgateway.github.wire.Tries;
import dev.actionsgateway.github.wire.Verb;
import dev.actionsgateway.github.wire.Wire;
import dev.actionsgateway.jobs.BillingOwner;
import dev.actionsgateway.jobs.Claim;
import dev.actionsgateway.jobs.Claim.Refusal;
import dev.actionsgateway.jobs.Completed;
import dev.actionsgateway.jobs.Completion;
import dev.actionsgateway.jobs.Job;
import dev.actionsgateway.jobs.Lease;
import dev.actionsgateway.jobs.Offer;
import dev.actionsgateway.jobs.Payload;
import dev.actionsgateway.jobs.Renewal;
import dev.actionsgateway.jobs.RenewalPolicy;
import dev.actionsgateway.jobs.RunService;
import dev.actionsgateway.jobs.RunServiceUrl;
import dev.actionsgateway.jobs.Trouble;
import dev.actionsgateway.jobs.Trouble.Reach;
import dev.actionsgateway.kit.Backoff;
import dev.actionsgateway.kit.Deadline;
import dev.actionsgateway.kit.RetryAfter;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/// The run service over the wire (docs/design/wire-protocol.md §8, §9). Claims are asked with the
/// runner's token, everything after with the job's own.
public final class RunServiceClient implements RunService {
    /// The largest payload that is taken.
    public static final int PAYLOAD_LIMIT = 16 << 20;

    /// How long one try may take.
    public static final Duration TRY = Duration.ofSeconds(30);

    private static final Duration LEAST_PAUSE = Duration.ofSeconds(5);

    /// Five tries; together with [#LEAST_PAUSE], 5 to 15 s between them, as the runner does it.
    private static final Backoff FIVE =
            new Backoff(
                    Duration.ofSeconds(10), Duration.ofSeconds(10), 1, 5, Duration.ofSeconds(30));

    private final Wire wire;
    private final Supplier<BrokerToken> token;
    private final String os;
    private final InstantSource clock;
    private final Tries tries;

    /// The run service for one runner.
    ///
    /// @param token the runner's token, asked for at each try
    /// @param os as the runner spells it
    public RunServiceClient(
            Wire wire, Supplier<BrokerToken> token, String os, InstantSource clock, Tries tries) {
        this.wire = wire;
        this.token = token;
        this.os = os;
        this.clock = clock;
        this.tries = tries;
    }

    @Override
    public Claim claim(Offer offer, Deadline deadline) throws InterruptedException {
        var lost = new AtomicBoolean();
        var claim =
                tries.run(
                        FIVE,
                        deadline,
                        n -> claim(offer, n, deadline),
                        outcome -> {
                            if (!(outcome instanceof Claim.Unanswered(var trouble))) {
                                return Optional.empty();
                            }
                            lost.compareAndSet(false, trouble.reach() == Reach.UNKNOWN);
                            return Optional.of(pause(trouble.asked()));
                        });
        return claim.after(lost.get() ? Reach.UNKNOWN : Reach.NOT_ACTED_ON);
    }

    private Claim claim(Offer offer, int attempt, Deadline deadline) throws InterruptedException {
        var body =
                Written.object().add("jobMessageId", offer.request().value()).add("runnerOS", os);
        offer.billingOwner().ifPresent(owner -> body.add("billingOwnerId", owner.value()));
        var call =
                call(offer.runService(), "acquirejob", body.build())
                        .as(Authorization.bearer(token.get().secret()))
                        .attempt(attempt)
                        .upTo(PAYLOAD_LIMIT);
        return switch (wire.send(call, deadline.within(TRY))) {
            case Answer.None(var failure) when failure.cause() == Cause.TOO_LARGE ->
                    new Claim.Unusable(failure.trouble());
            case Answer.None(var failure) -> new Claim.Unanswered(failure.trouble());
            case Reply reply when reply.success() -> won(reply, offer);
            case Reply reply -> refused(reply);
        };
    }

    private static Claim won(Reply reply, Offer offer) {
        var facts = PayloadReader.read(reply.body());
        if (facts.isEmpty()) {
            return new Claim.Unusable(
                    Failure.of(reply, Cause.MALFORMED, RetryAfter.NONE).trouble());
        }
        var it = facts.get();
        return new Claim.Won(
                new Lease(
                        it.key(),
                        offer.request(),
                        offer.runService(),
                        it.token(),
                        offer.billingOwner()),
                new Job(it.key(), it.displayName(), it.run()),
                Payload.of(Bom.without(reply.body()))); // the worker takes no mark
    }

    private Claim refused(Reply reply) {
        return switch (reply.status()) {
            case 401, 403 -> new Claim.TokenExpired(Reach.NOT_ACTED_ON);
            case 404, 410 -> new Claim.Refused(Refusal.GONE);
            case 409 -> new Claim.Refused(Refusal.TAKEN);
            case 422 -> new Claim.Refused(Refusal.NOT_CLAIMABLE);
            default -> new Claim.Unanswered(trouble(reply));
        };
    }

    @Override
    public Renewal renew(Lease lease, Deadline deadline) throws InterruptedException {
        var call =
                call(lease.runService(), "renewjob", named(lease).build())
                        .as(Authorization.bearer(lease.token().secret()));
        return switch (wire.send(call, deadline.within(TRY))) {
            case Answer.None(var failure) -> new Renewal.Unanswered(failure.trouble());
            case Reply reply when reply.success() -> renewed(reply);
            case Reply reply ->
                    switch (reply.status()) {
                        case 401 -> new Renewal.TokenRefused();
                        case 404, 410 -> new Renewal.Lost();
                        default -> new Renewal.Unanswered(trouble(reply));
                    };
        };
    }

    /// A success without a date that can be read is a success: the lease is as long as a new one.
    private Renewal renewed(Reply reply) {
        var until =
                Tree.parse(reply.body())
                        .flatMap(tree -> tree.text("lockedUntil"))
                        .flatMap(WireTime::instant);
        return new Renewal.Renewed(
                until.orElseGet(() -> clock.instant().plus(RenewalPolicy.FIRST_LEASE)));
    }

    @Override
    public Completed complete(Lease lease, Completion completion, Deadline deadline)
            throws InterruptedException {
        var body =
                named(lease)
                        .add("conclusion", CompletionJson.word(completion.conclusion()))
                        .add("annotations", CompletionJson.annotations(completion));
        lease.billingOwner().map(BillingOwner::value).ifPresent(o -> body.add("billingOwnerId", o));
        var call =
                call(lease.runService(), "completejob", body.build())
                        .as(Authorization.bearer(lease.token().secret()));
        return tries.run(
                FIVE,
                deadline,
                n -> completed(wire.send(call.attempt(n), deadline.within(TRY))),
                outcome ->
                        outcome instanceof Completed.Unanswered(var trouble)
                                ? Optional.of(pause(trouble.asked()))
                                : Optional.empty());
    }

    private Completed completed(Answer answer) {
        return switch (answer) {
            case Answer.None(var failure) -> new Completed.Unanswered(failure.trouble());
            case Reply reply when reply.success() -> new Completed.Taken();
            case Reply reply ->
                    switch (reply.status()) {
                        case 401 -> new Completed.TokenRefused();
                        case 404, 410 -> new Completed.Gone();
                        default -> new Completed.Unanswered(trouble(reply));
                    };
        };
    }

    private Trouble trouble(Reply reply) {
        return Failure.of(reply, reply.retryAfter(clock)).trouble();
    }

    private static RetryAfter pause(RetryAfter asked) {
        return asked.delay().compareTo(LEAST_PAUSE) > 0 ? asked : new RetryAfter(LEAST_PAUSE);
    }

    private static JsonObjectBuilder named(Lease lease) {
        return Written.object()
                .add("planId", lease.key().plan().value())
                .add("jobId", lease.key().job().value());
    }

    private static Call call(RunServiceUrl service, String action, JsonObject body) {
        return Call.of(Verb.POST, Address.join(URI.create(service.value()), action))
                .with(Content.json(body.toString()));
    }
}
