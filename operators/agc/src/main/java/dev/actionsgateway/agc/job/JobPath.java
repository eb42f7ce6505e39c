package dev.actionsgateway.agc.job;

import dev.actionsgateway.agc.errand.Errand;
import dev.actionsgateway.agc.events.Event;
import dev.actionsgateway.agc.events.Event.Stage;
import dev.actionsgateway.agc.gate.Slot;
import dev.actionsgateway.agc.gate.Withheld;
import dev.actionsgateway.agc.lease.Renewals.Until;
import dev.actionsgateway.jobs.Completion;
import dev.actionsgateway.jobs.Job;
import dev.actionsgateway.jobs.Offer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The path of a job, from its offer to the removal of its last trace:
///
/// ```
/// offer ─▶ intent ─▶ claim ─▶ store ─▶ renew ∥ worker ─▶ end ─▶ who tells GitHub? ─▶ clean
/// ```
///
/// It runs on the seat's own thread and blocks. An interrupt leaves everything as it is, for
/// whoever comes next: the record says how far the job got.
public final class JobPath {
    private static final Duration WRITE = Duration.ofSeconds(10);
    private static final Duration STORE = Duration.ofMinutes(3);
    private static final Duration START = Duration.ofMinutes(1);
    private static final Duration START_PATIENCE = Duration.ofMinutes(8);
    private static final Duration START_AGAIN = Duration.ofSeconds(2);
    private static final Duration AFTER_A_MISTAKE = Duration.ofSeconds(15);

    private final JobTools tools;
    private final JobSeat seat;
    private final Slot slot;
    private final Claiming claiming;
    private final Conclusions conclusions;
    private Instant offered;

    /// A path for one job.
    ///
    /// @param slot held until the job has ended; the caller frees it
    public JobPath(JobTools tools, JobSeat seat, Slot slot) {
        this.tools = tools;
        this.seat = seat;
        this.slot = slot;
        claiming = new Claiming(tools, seat);
        conclusions = new Conclusions(tools, seat.service());
        offered = tools.clock().instant();
    }

    /// Takes an offered job.
    ///
    /// @throws InterruptedException if the thread is interrupted
    public JobOutcome take(Offer offer) throws InterruptedException {
        tools.checkpoints().reached(JobPoint.OFFERED, offer.request());
        offered = tools.clock().instant();
        return switch (tools.store().intend(seat.id(), offer, offered, tools.in(WRITE))) {
            case JobStore.Intent.AlreadyThere _ -> new JobOutcome.AlreadyTaken();
            case JobStore.Intent.Refused(var why) -> new JobOutcome.NotWritten(Withheld.QUOTA, why);
            case JobStore.Intent.Unavailable(var why) ->
                    new JobOutcome.NotWritten(Withheld.CLUSTER_UNREACHABLE, why);
            case JobStore.Intent.Written intent -> {
                tools.events().note(new Event.Intended(seat.id(), offer.request(), sinceOffer()));
                tools.checkpoints().reached(JobPoint.INTENDED, offer.request());
                if (offer.receipt() == Offer.Receipt.WANTED) {
                    seat.acknowledge(offer);
                }
                yield settle(claiming.first(intent));
            }
        };
    }

    /// Takes a job that an earlier life was about to claim.
    ///
    /// @throws InterruptedException if the thread is interrupted
    public JobOutcome reclaim(JobStore.Intent.Written intent) throws InterruptedException {
        return settle(claiming.again(intent));
    }

    /// Goes on with a job that an earlier life claimed, unless its worker has told GitHub its end
    /// meanwhile. The lease comes first: a job that is not ours any more has no need of a worker.
    ///
    /// @throws InterruptedException if the thread is interrupted
    public JobOutcome resume(Held held, Optional<WorkerName> worker) throws InterruptedException {
        var job = new ActiveJob(tools, held);
        if (worker.isPresent()) {
            slot.workerExists();
            job.started(worker.get());
        }
        reached(held.job(), Stage.ADOPTED);
        var end = worker.flatMap(tools.workers()::ended);
        if (end.isPresent() && end.get() instanceof WorkerEnd.Reported) {
            clean(held);
            tools.events().note(ended(held, end.get(), new Ending.WorkerReported()));
            return new JobOutcome.Ended();
        }
        tools.renewals().renew(seat.service(), held.lease(), job, Until.RENEWED);
        if (job.stop() == Stop.LEASE_LOST) {
            clean(held);
            return new JobOutcome.Ended();
        }
        return run(job, worker);
    }

    private JobOutcome settle(Claiming.Result result) throws InterruptedException {
        return switch (result) {
            case Claiming.Result.Settled(var outcome) -> outcome;
            case Claiming.Result.Ours(var intent, var won) -> {
                var now = tools.clock().instant();
                var held = new Held(intent.record(), seat.id(), won.lease(), won.job(), now);
                reached(won.job(), Stage.CLAIMED);
                yield switch (tools.store().store(intent, won, now, tools.in(STORE))) {
                    case JobStore.Stored.Done _ -> {
                        tools.checkpoints().reached(JobPoint.STORED, held.request());
                        reached(won.job(), Stage.STORED);
                        yield run(new ActiveJob(tools, held), Optional.empty());
                    }
                    case JobStore.Stored.Failed(var why) -> notStored(held, why);
                };
            }
        };
    }

    private JobOutcome notStored(Held held, String why) throws InterruptedException {
        tools.events().note(new Event.ClusterRefused(seat.id(), "store " + held.record(), why));
        var said = Completion.failed("Job not written down", "The cluster refused it: " + why);
        conclusions.tell(held, new Ending.Complete(said));
        clean(held);
        return new JobOutcome.Ended();
    }

    private JobOutcome run(ActiveJob job, Optional<WorkerName> made) throws InterruptedException {
        var held = job.held();
        tools.inHand().add(held.record(), held.job());
        WorkerEnd end;
        Ending ending;
        try (var _ = seat.attend(job)) {
            try (var _ = keep(job)) {
                end = made.isPresent() ? tools.workers().await(made.get()) : work(job);
            }
            tools.checkpoints().reached(JobPoint.WORKER_ENDED, held.request());
            ending = Ending.of(end, job.stop());
            conclusions.tell(held, ending);
        } finally {
            tools.inHand().remove(held.record());
        }
        clean(held);
        tools.events().note(ended(held, end, ending));
        return new JobOutcome.Ended();
    }

    private Errand keep(ActiveJob job) {
        return Errand.begin(
                tools.nursery(),
                "renew-" + job.held().request(),
                () -> renew(job),
                e -> tools.events().note(new Event.Broke(seat.id(), e)));
    }

    // Without renewals the job is lost, so that a mistake must not end them.
    private void renew(ActiveJob job) throws InterruptedException {
        while (true) {
            try {
                tools.renewals().renew(seat.service(), job.held().lease(), job, Until.LOST);
                return;
            } catch (RuntimeException e) {
                tools.events().note(new Event.Broke(seat.id(), e));
                tools.sleeper().sleep(AFTER_A_MISTAKE);
            }
        }
    }

    private WorkerEnd work(ActiveJob job) throws InterruptedException {
        var patience = tools.in(START_PATIENCE);
        while (job.stop() == Stop.NONE) {
            switch (tools.workers().start(job.held(), seat.runner(), tools.in(START))) {
                case Workers.Start.Started(var worker) -> {
                    return started(job, worker);
                }
                case Workers.Start.TakenBy(var worker, _) -> {
                    return lost(job, worker);
                }
                case Workers.Start.Refused(var cause, var why) -> {
                    return notStarted(cause, why);
                }
                case Workers.Start.Unavailable(var why) -> {
                    if (patience.expired()) {
                        return notStarted(NotStarted.PENDING_TOO_LONG, why);
                    }
                    tools.sleeper().sleep(START_AGAIN);
                }
            }
        }
        return notStarted(NotStarted.CANCELED, "It was to stop before it started.");
    }

    private static WorkerEnd notStarted(NotStarted cause, String why) {
        return new WorkerEnd.NeverStarted(cause, why);
    }

    private WorkerEnd started(ActiveJob job, WorkerName worker) throws InterruptedException {
        var held = job.held();
        tools.checkpoints().reached(JobPoint.STARTED, held.request());
        reached(held.job(), Stage.STARTED);
        note(tools.store().started(held.record(), worker, tools.in(WRITE)), "mark " + worker);
        slot.workerExists();
        job.started(worker);
        return tools.workers().await(worker);
    }

    /// This delivery is the loser of a fan-out. Its lease is kept until the winner ends, and
    /// nothing is said: its job id may be the winner's.
    private WorkerEnd lost(ActiveJob job, WorkerName worker) throws InterruptedException {
        job.runByOther();
        slot.close();
        tools.events().note(new Event.FanOutLost(seat.id(), job.held().job().key()));
        return tools.workers().await(worker);
    }

    /// The path drops the record, once GitHub knows the end; the worker's time after its end is
    /// somebody else's affair.
    private void clean(Held held) throws InterruptedException {
        note(tools.store().drop(held.record(), tools.in(WRITE)), "drop " + held.record());
        tools.checkpoints().reached(JobPoint.CLEANED, held.request());
    }

    private void note(JobStore.Stored stored, String what) {
        if (stored instanceof JobStore.Stored.Failed(var why)) {
            tools.events().note(new Event.ClusterRefused(seat.id(), what, why));
        }
    }

    private Duration sinceOffer() {
        return Duration.between(offered, tools.clock().instant());
    }

    private void reached(Job job, Stage stage) {
        tools.events().note(new Event.Reached(seat.id(), job, stage, sinceOffer()));
    }

    private Event ended(Held held, WorkerEnd end, Ending ending) {
        return new Event.Ended(
                held.seat(),
                held.job(),
                end.getClass().getSimpleName(),
                end.detail(),
                ending.told(),
                Duration.between(held.claimedAt(), tools.clock().instant()));
    }
}
