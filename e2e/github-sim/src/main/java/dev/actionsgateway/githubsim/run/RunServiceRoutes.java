package dev.actionsgateway.githubsim.run;

import dev.actionsgateway.githubsim.auth.Callers;
import dev.actionsgateway.githubsim.auth.Grant;
import dev.actionsgateway.githubsim.auth.TokenKind;
import dev.actionsgateway.githubsim.auth.Tokens;
import dev.actionsgateway.githubsim.core.Claims;
import dev.actionsgateway.githubsim.core.Conclusion;
import dev.actionsgateway.githubsim.core.Ids.RequestId;
import dev.actionsgateway.githubsim.core.JobFacts;
import dev.actionsgateway.githubsim.core.JobReport;
import dev.actionsgateway.githubsim.core.Renewal;
import dev.actionsgateway.githubsim.core.World;
import dev.actionsgateway.githubsim.http.Answer;
import dev.actionsgateway.githubsim.http.Exchange;
import dev.actionsgateway.githubsim.http.Routes;
import dev.actionsgateway.githubsim.json.Json;
import dev.actionsgateway.githubsim.rest.Times;
import dev.actionsgateway.githubsim.settings.Modes.LeaseLostAnswer;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/// The run service: acquire, renew and complete. Each shard serves its own jobs and no others, so a
/// client that keeps an address from one job to the next is found out.
public final class RunServiceRoutes {
    private static final String SOURCE = "actions-run-service";

    private final World world;
    private final Callers callers;
    private final Tokens tokens;
    private final Addresses addresses;
    private final JobLife life;
    private final Conduct conduct;

    /// Who else must know that a job begins or ends.
    public interface JobLife {
        /// A worker may report under this token's job from now on.
        ///
        /// @param secrets what it may show nowhere
        void acquired(String planId, String jobId, Set<String> secrets);

        /// A worker has reported the end.
        void reported(String planId, String jobId);
    }

    public RunServiceRoutes(
            World world,
            Callers callers,
            Tokens tokens,
            Addresses addresses,
            JobLife life,
            Predicate<Exchange> struckBefore) {
        this.world = world;
        this.callers = callers;
        this.tokens = tokens;
        this.addresses = addresses;
        this.life = life;
        this.conduct = new Conduct(world, callers, struckBefore);
    }

    /// Adds the routes.
    public void add(Routes routes) {
        routes.add("POST", "/run/{shard}/acquirejob", this::acquire);
        routes.add("POST", "/run/{shard}/renewjob", this::renew);
        routes.add("POST", "/run/{shard}/completejob", this::complete);
        routes.add("GET", "/run/{shard}/health", _ -> Answer.text(200, "OK"));
    }

    private Answer acquire(Exchange exchange) {
        var caller = callers.runner(exchange);
        if (caller.isEmpty()) {
            conduct.refused(exchange, TokenKind.BROKER);
            return refusal(401, "Not authorized");
        }
        var request =
                new RequestId(
                        exchange.fields()
                                .text("jobMessageId")
                                .flatMap(RunServiceRoutes::uuid)
                                .orElse(new UUID(0, 0)));
        if (!onItsShard(exchange, request)) {
            return refusal(404, "Job not found");
        }
        return switch (world.claims().acquire(caller.get().runner(), request)) {
            case Claims.Claim.Acquired(var job) -> message(exchange, job);
            case Claims.Claim.AcquiredBefore(var answer, var plan) ->
                    acquired(Answer.json(200, answer), plan.toString());
            case Claims.Claim.NotFound() -> refusal(404, "Job not found");
            case Claims.Claim.AlreadyAcquired() -> refusal(409, "Job already acquired");
            case Claims.Claim.Unprocessable() -> refusal(422, "Job is not processable");
        };
    }

    private Answer message(Exchange exchange, Claims.ClaimedJob job) {
        var endpoints = addresses.of(exchange.base(), job.number());
        var expires = world.timers().clock().shown().plus(world.settings().times().jobTokenLife());
        var plan = job.planId().toString();
        var id = job.jobId().toString();
        var jobToken = tokens.give(new Grant.Job(job.requestId(), plan, id, expires));
        var githubToken =
                tokens.give(
                        new Grant.Installation(
                                0,
                                job.run().spec().owner(),
                                Map.of("contents", "read", "metadata", "read", "actions", "read"),
                                Optional.empty(),
                                expires));
        var facts =
                new JobFacts(
                        job.run(),
                        job.number(),
                        job.planId(),
                        job.jobId(),
                        job.requestId(),
                        job.spec(),
                        job.groupName(),
                        endpoints,
                        jobToken,
                        githubToken);
        var message = job.spec().message().of(facts);
        life.acquired(plan, id, MessageSecrets.of(message, jobToken));
        var text = Json.string(message);
        world.claims().answered(job.requestId(), text);
        return acquired(Answer.json(200, text), plan);
    }

    private Answer acquired(Answer answer, String plan) {
        var modes = world.settings().modes();
        var marked = modes.byteOrderMark() ? answer.marked() : answer;
        return modes.planIdHeader() ? marked.with("x-plan-id", plan) : marked;
    }

    private Answer renew(Exchange exchange) {
        var caller = callers.job(exchange);
        if (caller.isEmpty()) {
            conduct.refused(exchange, TokenKind.JOB);
            return notAuthorized();
        }
        var fields = exchange.fields();
        var plan = fields.text("planId").orElse("");
        conduct.named(caller.get(), plan, fields.text("jobId").orElse(""));
        if (!caller.get().planId().equalsIgnoreCase(plan)) {
            return notAuthorized();
        }
        var renewal =
                onItsShard(exchange, caller.get().request())
                        ? world.claims()
                                .leases()
                                .renew(
                                        caller.get().request(),
                                        plan,
                                        fields.text("jobId").orElse(""))
                        : new Renewal.Lost();
        return switch (renewal) {
            case Renewal.Renewed(var until) ->
                    Answer.json(
                            200,
                            Json.object()
                                    .add(
                                            "lockedUntil",
                                            Times.ticks(until.plus(world.timers().clock().skew())))
                                    .build());
            case Renewal.NotAuthorized() -> notAuthorized();
            case Renewal.Lost() ->
                    world.settings().modes().leaseLostAnswer() == LeaseLostAnswer.UNAUTHORIZED
                            ? notAuthorized()
                            : refusal(404, "Job not found");
        };
    }

    private Answer complete(Exchange exchange) {
        var caller = callers.job(exchange);
        if (caller.isEmpty()) {
            conduct.refused(exchange, TokenKind.JOB);
            return notAuthorized();
        }
        var fields = exchange.fields();
        var report =
                new JobReport(
                        fields.text("planId").orElse(""),
                        fields.text("jobId").orElse(""),
                        fields.text("conclusion").flatMap(Conclusion::ofTaskResult),
                        fields.fields("outputs").object(),
                        Annotations.of(fields),
                        StepResults.of(fields));
        conduct.named(caller.get(), report.planId(), report.jobId());
        conduct.concluding(caller.get(), report, fields.text("conclusion"));
        if (!caller.get().planId().equalsIgnoreCase(report.planId())) {
            return notAuthorized();
        }
        if (!onItsShard(exchange, caller.get().request())) {
            return refusal(404, "Job not found");
        }
        return switch (world.claims().leases().complete(caller.get().request(), report)) {
            case COMPLETED -> {
                if (report.steps().isPresent()) {
                    life.reported(caller.get().planId(), caller.get().jobId());
                }
                yield Answer.empty(204);
            }
            case SIBLING_RESOLVED -> Answer.empty(200);
            case IGNORED -> Answer.empty(204);
            case NOT_FOUND -> refusal(404, "Job not found");
            case REPORTED_BEFORE -> {
                conduct.again(exchange, caller.get());
                yield refusal(404, "Job not found");
            }
            case NOT_AUTHORIZED -> notAuthorized();
            case CONCLUSION_MISSING -> refusal(400, "conclusion is required");
        };
    }

    private boolean onItsShard(Exchange exchange, RequestId request) {
        var shard = "/run/" + exchange.variable("shard") + "/";
        var job =
                world.claims()
                        .leases()
                        .job(request)
                        .filter(found -> !addresses.of("", found.number()).run().equals(shard));
        job.ifPresent(found -> conduct.misled(found, shard));
        return job.isEmpty();
    }

    private static Answer notAuthorized() {
        return refusal(401, "Not authorized for this job");
    }

    private static Answer refusal(int status, String message) {
        return Answer.json(
                status,
                Json.object()
                        .add("source", SOURCE)
                        .add("statusCode", status)
                        .add("errorMessage", message)
                        .build());
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
