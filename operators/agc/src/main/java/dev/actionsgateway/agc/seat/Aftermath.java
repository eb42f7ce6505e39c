package dev.actionsgateway.agc.seat;

import dev.actionsgateway.agc.events.Event;
import dev.actionsgateway.agc.events.Event.Phase;
import dev.actionsgateway.agc.gate.Slot;
import dev.actionsgateway.agc.group.GroupView.Trouble;
import dev.actionsgateway.agc.job.JobOutcome;
import dev.actionsgateway.agc.job.JobStore;
import dev.actionsgateway.github.register.RunnerCredentials;
import dev.actionsgateway.github.register.RunnerSpec.Lifespan;
import dev.actionsgateway.jobs.RequestId;
import dev.actionsgateway.kit.RetryAfter;
import java.time.Duration;

/// What a seat does after an offer that it took up.
final class Aftermath {
    private static final Duration SHUT = Duration.ofSeconds(15);
    private static final Duration CALL = Duration.ofSeconds(10);

    private final SeatId id;
    private final SeatTools tools;
    private final Line line;
    private final Ear ear;
    private final Standing standing;
    private final Pauses refusals;

    Aftermath(SeatId id, SeatTools tools, Line line, Ear ear, Standing standing) {
        this.id = id;
        this.tools = tools;
        this.line = line;
        this.ear = ear;
        this.standing = standing;
        refusals = new Pauses(tools.line().random());
    }

    /// Does it. The slot is free from here on: whatever ran has ended.
    void of(JobOutcome outcome, RequestId request, Slot slot) throws InterruptedException {
        slot.close();
        switch (outcome) {
            case JobOutcome.Ended() -> ended();
            case JobOutcome.NotWritten(var why, var detail) -> {
                tools.jobs().events().note(new Event.Declined(id, request, why, detail));
                tools.gate().shut(why, detail, SHUT);
            }
            case JobOutcome.AlreadyTaken(), JobOutcome.NotOurs _ ->
                    standing.rest(Rest.quiet(refusals.next(RetryAfter.NONE)));
            case JobOutcome.Unknown(var intent, var why) -> quarantine(intent, why);
        }
        tools.pool().changed();
    }

    /// A record for one job has done it.
    private void ended() throws InterruptedException {
        refusals.reset();
        var lifespan = line.runner().map(it -> it.credentials()).map(RunnerCredentials::lifespan);
        if (lifespan.filter(Lifespan.ONE_JOB::equals).isPresent()) {
            line.hangUp();
            line.spent();
        }
    }

    private void quarantine(JobStore.Intent.Written intent, String why)
            throws InterruptedException {
        var jobs = tools.jobs();
        jobs.events().note(new Event.Quarantined(id, intent.offer().request(), why));
        standing.moved(Phase.QUARANTINED, why);
        standing.trouble(new Trouble(Trouble.Kind.QUARANTINED, why));
        var request = intent.offer().request();
        new Quarantine(tools, line, ear, run -> traced(request, why, run)).endure();
        var _ = jobs.store().drop(intent.record(), tools.line().in(CALL));
        standing.well();
    }

    private void traced(RequestId request, String why, String run) {
        tools.jobs().events().note(new Event.Traced(id, request, run));
        standing.trouble(new Trouble(Trouble.Kind.QUARANTINED, why + "; it is " + run));
    }
}
