package dev.actionsgateway.githubsim.core;

import dev.actionsgateway.githubsim.core.Delivery.Due;
import dev.actionsgateway.githubsim.core.Ids.RequestId;
import dev.actionsgateway.githubsim.settings.Modes.GatewayCompletion;
import dev.actionsgateway.githubsim.settings.Modes.LeaseLapse;
import dev.actionsgateway.githubsim.settings.Modes.MissingConclusion;
import dev.actionsgateway.githubsim.settings.Modes.SkippedSibling;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Jobs that runners have: renewed, completed, or lost.
///
/// | what is heard after the acquire | what becomes of the job |
/// |---|---|
/// | nothing at all | cancelled after `unstartedCancel` |
/// | step activity, no renewal | fails at the end of the first lease |
/// | renewals, then none | at the end of the lease: fails, or is offered anew |
/// | Busy polls, then neither these nor renewals | fails after `lostRunner` |
public final class Leases {
    private static final String LOST = "The self-hosted runner lost communication with the server.";

    private final World world;
    private final Claims claims;

    Leases(World world, Claims claims) {
        this.world = world;
        this.claims = claims;
    }

    /// What came of a completion.
    public enum Completion {
        COMPLETED,
        SIBLING_RESOLVED,
        IGNORED,
        NOT_FOUND,
        /// The worker has had its answer already.
        REPORTED_BEFORE,
        NOT_AUTHORIZED,
        CONCLUSION_MISSING
    }

    void begin(Delivery delivery) {
        var job = delivery.job;
        var now = world.now();
        delivery.acquiredAt = now;
        lockUntil(delivery, now.plus(world.times().jobLease()));
        delivery.due(
                Due.UNSTARTED,
                world.later(world.times().unstartedCancel(), () -> unstarted(delivery)));
        delivery.due(Due.SILENCE, world.later(world.times().lostRunner(), () -> silence(delivery)));
        if (job.phase != JobPhase.LEASED) {
            job.phase = JobPhase.LEASED;
            job.startedAt = now;
            job.runner = delivery.runner;
            world.market.settle(job);
            job.timers.add(
                    world.later(
                            job.spec.timeLimit(),
                            () -> world.jobs().cancel(job, "it ran longer than it may")));
            world.jobs().started(job);
        }
        job.groupName =
                world.tenants()
                        .owner(delivery.runner.spec.scope())
                        .flatMap(owner -> owner.group(delivery.runner.spec.group()))
                        .map(Tenants.Group::name)
                        .orElse("Default");
    }

    /// Extends a lease.
    ///
    /// @param token the delivery that the job token was made for
    public Renewal renew(RequestId token, String planId, String jobId) {
        return world.change(() -> {
            var delivery = claims.find(token).orElse(null);
            if (delivery == null) {
                return new Renewal.Lost();
            }
            if (!delivery.job.planId.toString().equalsIgnoreCase(planId)) {
                return new Renewal.NotAuthorized();
            }
            if (!delivery.names(jobId)) {
                return delivery.namesAnother(jobId)
                        ? new Renewal.NotAuthorized()
                        : new Renewal.Lost();
            }
            if (!delivery.acquired() || delivery.job.phase != JobPhase.LEASED) {
                return new Renewal.Lost();
            }
            delivery.renewals++;
            delivery.lastRenewal = world.now();
            var until = world.now().plus(world.times().jobLease());
            lockUntil(delivery, until);
            claims.touch(delivery);
            return new Renewal.Renewed(until);
        });
    }

    /// Takes the report of a job's end.
    public Completion complete(RequestId token, JobReport report) {
        return world.change(() -> {
            var delivery = claims.find(token).orElse(null);
            if (delivery == null || !delivery.names(report.jobId())) {
                return Completion.NOT_FOUND;
            }
            if (!delivery.acquired()) {
                return delivery.reported && report.steps().isPresent()
                        ? Completion.REPORTED_BEFORE
                        : Completion.NOT_FOUND;
            }
            if (!delivery.job.planId.toString().equalsIgnoreCase(report.planId())) {
                return Completion.NOT_AUTHORIZED;
            }
            if (report.steps().isEmpty()) {
                switch (world.modes().gatewayCompletion()) {
                    case GatewayCompletion.UNAUTHORIZED -> {
                        return Completion.NOT_AUTHORIZED;
                    }
                    case GatewayCompletion.IGNORED -> {
                        return Completion.IGNORED;
                    }
                    case GatewayCompletion.HONOURED -> {}
                }
            }
            return end(delivery, report);
        });
    }

    private Completion end(Delivery delivery, JobReport report) {
        var job = delivery.job;
        if (report.conclusion().isEmpty()) {
            if (world.modes().missingConclusion() == MissingConclusion.STRICT) {
                return Completion.CONCLUSION_MISSING;
            }
            delivery.reported = true;
            world.jobs().strand(job);
            return Completion.COMPLETED;
        }
        if (report.conclusion().get() == Conclusion.SKIPPED
                && job.leases() > 1
                && world.modes().skippedSibling() == SkippedSibling.LEASE) {
            endLease(delivery, "skipped in favour of a sibling");
            return Completion.SIBLING_RESOLVED;
        }
        delivery.reported = report.steps().isPresent();
        report.steps().ifPresent(steps -> job.steps = steps);
        job.annotations = report.annotations();
        var reason = delivery.reported ? "reported" : "concluded by the gateway";
        world.jobs().conclude(job, report.conclusion().get(), reason, report.outputs());
        return Completion.COMPLETED;
    }

    /// The worker was heard of: it works on the job's steps.
    ///
    /// @param steps what is known of them
    public void activity(String planId, String jobId, List<StepView> steps) {
        world.run(() ->
                world.archive()
                        .job(planId, jobId)
                        .filter(job -> job.phase == JobPhase.LEASED)
                        .ifPresent(job -> {
                            job.active = true;
                            job.steps = List.copyOf(steps);
                            world.archive().tell(job, "steps");
                        }));
    }

    /// The job that a token was made for.
    public Optional<JobView> job(RequestId token) {
        return world.look(() -> claims.find(token).map(delivery -> JobView.of(delivery.job)));
    }

    /// Whether this is an id of the job that a token was made for; so is any, if it is forgotten.
    public boolean names(RequestId token, String jobId) {
        return world.look(() -> claims.find(token).map(d -> d.names(jobId)).orElse(true));
    }

    /// A lease ends without ending its job.
    void endLease(Delivery delivery, String why) {
        delivery.finish(why);
        var runner = delivery.runner;
        if (runner.lease == delivery) {
            runner.lease = null;
            world.runners().jobEnded(runner);
        }
        claims.touch(delivery);
        world.polls().wake(delivery.session);
    }

    private void lockUntil(Delivery delivery, Instant until) {
        delivery.lockedUntil = until;
        delivery.due(
                Due.LAPSE,
                world.later(Duration.between(world.now(), until), () -> lapse(delivery)));
    }

    private void lapse(Delivery delivery) {
        var job = delivery.job;
        if (!delivery.acquired() || (delivery.renewals == 0 && !job.active)) {
            return; // no sign of life at all: the longer time holds
        }
        if (world.modes().leaseLapse() == LeaseLapse.TOLERATED) {
            return; // it can still be renewed; what else ends a job goes on to
        }
        if (job.leases() > 1) {
            endLease(delivery, "its lease lapsed");
        } else if (delivery.renewals > 0
                && world.modes().leaseLapse() == LeaseLapse.REDELIVERED
                && !job.run.cancelRequested) {
            job.avoided.add(delivery.session.id);
            world.jobs().requeue(job);
            endLease(delivery, "its lease lapsed");
            world.market.want(job);
        } else {
            world.jobs().conclude(job, Conclusion.FAILURE, LOST);
        }
    }

    private void unstarted(Delivery delivery) {
        if (delivery.acquired() && delivery.renewals == 0 && !delivery.job.active) {
            world.jobs().conclude(delivery.job, Conclusion.CANCELLED, "it never started");
        }
    }

    /// A runner that polled Busy during its job must go on doing so, or renew.
    private void silence(Delivery delivery) {
        if (!delivery.acquired()) {
            return;
        }
        var session = delivery.session;
        var heard = delivery.lastHeard();
        var limit = world.times().lostRunner();
        var left = limit.minus(Duration.between(heard, world.now()));
        boolean polls = session.parked != null;
        boolean everHeard = session.lastBusyPoll != null && delivery.renewals > 0;
        if (everHeard && !polls && !left.isPositive()) {
            world.jobs().conclude(delivery.job, Conclusion.FAILURE, LOST);
        } else {
            var next = polls || !left.isPositive() ? limit : left;
            delivery.due(Due.SILENCE, world.later(next, () -> silence(delivery)));
        }
    }
}
