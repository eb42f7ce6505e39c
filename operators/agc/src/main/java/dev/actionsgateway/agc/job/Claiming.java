package dev.actionsgateway.agc.job;

import dev.actionsgateway.agc.events.Event;
import dev.actionsgateway.jobs.Claim;
import dev.actionsgateway.jobs.Trouble.Reach;
import java.time.Duration;

/// Claims a job whose intent is written, and says what the answer means. Where the answer leaves it
/// open whether the job is ours, the intent stays.
///
/// @param tools of the group
/// @param seat who claims
record Claiming(JobTools tools, JobSeat seat) {
    /// Five tries fit into it.
    private static final Duration CLAIM = Duration.ofSeconds(90);

    private static final Duration WRITE = Duration.ofSeconds(10);

    /// What a claim led to.
    sealed interface Result {
        /// The job is ours.
        record Ours(JobStore.Intent.Written intent, Claim.Won won) implements Result {}

        /// It is not, or nobody knows.
        record Settled(JobOutcome outcome) implements Result {}
    }

    /// Claims for the first time.
    Result first(JobStore.Intent.Written intent) throws InterruptedException {
        return switch (claim(intent)) {
            case Claim.Won won -> new Result.Ours(intent, won);
            case Claim.Refused(var reason) -> notOurs(intent, "the claim was refused: " + reason);
            case Claim.TokenExpired(var earlier) when earlier == Reach.NOT_ACTED_ON ->
                    notOurs(intent, "the runner's token was refused");
            case Claim.TokenExpired _ -> unknown(intent, "the runner's token was refused");
            case Claim.Unanswered(var trouble) when trouble.reach() == Reach.NOT_ACTED_ON ->
                    notOurs(intent, trouble.what());
            case Claim.Unanswered(var trouble) -> unknown(intent, trouble.what());
            case Claim.Unusable(var trouble) -> unknown(intent, trouble.what());
            case Claim.Doubtful(var reason) ->
                    unknown(intent, "an answer was lost, then the claim was refused: " + reason);
        };
    }

    /// Claims again what may have been claimed before, by a life that ended.
    Result again(JobStore.Intent.Written intent) throws InterruptedException {
        return switch (claim(intent)) {
            case Claim.Won won -> new Result.Ours(intent, won);
            case Claim.Refused(var reason) -> unknown(intent, "refused after a restart: " + reason);
            case Claim.Doubtful(var reason) ->
                    unknown(intent, "refused after a restart: " + reason);
            case Claim.TokenExpired _ -> unknown(intent, "the runner's token was refused");
            case Claim.Unanswered(var trouble) -> unknown(intent, trouble.what());
            case Claim.Unusable(var trouble) -> unknown(intent, trouble.what());
        };
    }

    private Claim claim(JobStore.Intent.Written intent) throws InterruptedException {
        var offer = intent.offer();
        var began = tools.clock().instant();
        tools.checkpoints().reached(JobPoint.CLAIMING, offer.request());
        var deadline = tools.in(CLAIM);
        var claim = seat.service().claim(offer, deadline);
        if (claim instanceof Claim.TokenExpired(var earlier)) {
            seat.reauthenticate();
            claim = seat.service().claim(offer, deadline).after(earlier);
        }
        tools.checkpoints().reached(JobPoint.ANSWERED, offer.request());
        tools.events()
                .note(
                        new Event.Claimed(
                                seat.id(),
                                offer.request(),
                                claim.getClass().getSimpleName(),
                                detail(claim),
                                Duration.between(began, tools.clock().instant())));
        return claim;
    }

    private static String detail(Claim claim) {
        return switch (claim) {
            case Claim.Won won -> won.job().displayName();
            case Claim.Refused(var reason) -> reason.toString();
            case Claim.Doubtful(var reason) -> reason.toString();
            case Claim.TokenExpired _ -> "";
            case Claim.Unusable(var trouble) -> trouble.what();
            case Claim.Unanswered(var trouble) -> trouble.what();
        };
    }

    private Result notOurs(JobStore.Intent.Written intent, String why) throws InterruptedException {
        var dropped = tools.store().drop(intent.record(), tools.in(WRITE));
        if (dropped instanceof JobStore.Stored.Failed(var reason)) {
            tools.events()
                    .note(new Event.ClusterRefused(seat.id(), "drop " + intent.record(), reason));
        }
        return new Result.Settled(new JobOutcome.NotOurs(why));
    }

    private static Result unknown(JobStore.Intent.Written intent, String why) {
        return new Result.Settled(new JobOutcome.Unknown(intent, why));
    }
}
