package dev.actionsgateway.agc.seat;

import dev.actionsgateway.agc.events.Event;
import dev.actionsgateway.agc.events.Event.Phase;
import dev.actionsgateway.agc.gate.Decision;
import dev.actionsgateway.agc.gate.Slot;
import dev.actionsgateway.agc.gate.Withheld;
import dev.actionsgateway.agc.job.Held;
import dev.actionsgateway.agc.job.JobPath;
import dev.actionsgateway.agc.job.JobStore;
import dev.actionsgateway.agc.job.WorkerName;
import dev.actionsgateway.github.broker.Occupation;
import dev.actionsgateway.github.register.RunnerSpec;
import dev.actionsgateway.jobs.Offer;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/// A seat: one runner record, at most one session, one thread, at most one job.
///
/// ```
/// Parked ─▶ Opening ─▶ Online ⇄ Keeping ─▶ Parked
///                        │ offer
///                     Claiming ─▶ Busy ─▶ Online
///                        └─▶ Quarantined ─▶ Online
/// ```
///
/// Its thread lives from the opening to the parking: a parked seat costs a record and nothing else.
public final class Seat {
    private static final Duration SHUT = Duration.ofSeconds(15);
    private static final Duration TURN = Duration.ofMinutes(4);

    private final SeatId id;
    private final SeatTools tools;
    private final Line line;
    private final Ear ear;
    private final JobDesk desk;
    private final Standing standing;
    private final Aftermath aftermath;
    private volatile RunnerSpec spec;
    private volatile boolean parked;

    /// A parked seat.
    ///
    /// @param before what an earlier life left
    public Seat(SeatId id, SeatTools tools, RunnerSpec spec, Optional<SeatRecord> before) {
        this.id = id;
        this.tools = tools;
        this.spec = spec;
        line = new Line(id, tools.line(), spec, before);
        ear = new Ear(id, tools.line(), line, tools.jobs().sleeper());
        standing = new Standing(id, tools.jobs(), tools.pool());
        desk = new JobDesk(id, tools, line, ear, standing);
        aftermath = new Aftermath(id, tools, line, ear, standing);
    }

    /// Names it.
    public SeatId id() {
        return id;
    }

    /// What it does now.
    public SeatView view() {
        return new SeatView(
                id,
                standing.phase(),
                standing.trouble(),
                ear.last(),
                standing.emptyPolls(),
                standing.due());
    }

    /// Asks it to park, as soon as it has no job.
    public void park() {
        parked = true;
        standing.abort().ask();
    }

    /// Cancels its job, if it has one, as if GitHub wished it.
    ///
    /// @throws InterruptedException if the thread is interrupted
    public void cancel() throws InterruptedException {
        desk.cancel();
    }

    /// Takes back the wish to park: to be called before each run.
    public void unpark() {
        standing.alive(Duration.ZERO);
        parked = false;
    }

    /// Asks a seat that only keeps its session to look at the gate again.
    public void look() {
        if (standing.phase() == Phase.KEEPING) {
            standing.abort().ask();
        }
    }

    /// What its record is to be from the next session on.
    public void wanted(RunnerSpec next) {
        spec = next;
    }

    /// Whether its record is what it is to be.
    public boolean outdated(RunnerSpec next) {
        return !spec.equals(next);
    }

    /// Listens, and runs what is offered, until it is asked to park.
    ///
    /// @throws InterruptedException if the thread is interrupted: session and job stay
    public void run() throws InterruptedException {
        line.wanted(spec);
        while (!parked) {
            if (line.session().isEmpty()) {
                standing.moved(Phase.OPENING, "");
                var rest = line.runner().isPresent() ? line.step() : enrol();
                if (rest.isPresent()) {
                    standing.rest(rest.get());
                }
            } else {
                var slot = tools.gate().reserve();
                if (slot.isPresent()) {
                    online(slot.get());
                } else {
                    keep();
                }
            }
        }
        line.hangUp();
        standing.well();
        standing.moved(Phase.PARKED, "");
    }

    /// Has a record made, when it is this seat's turn.
    private Optional<Rest> enrol() throws InterruptedException {
        standing.queued();
        var turn =
                standing.abort()
                        .during(() -> tools.enrolments().take(TURN))
                        .flatMap(Function.identity());
        standing.dequeued();
        if (turn.isEmpty()) {
            return Optional.empty();
        }
        try (var _ = turn.get()) {
            return line.step();
        }
    }

    /// Goes on with a job of an earlier life, to its end.
    ///
    /// @throws InterruptedException as [#run]
    public void resume(Held held, Optional<WorkerName> worker) throws InterruptedException {
        standing.moved(Phase.BUSY, "adopted");
        try (var slot = tools.gate().adopt()) {
            var outcome = new JobPath(tools.jobs(), desk, slot).resume(held, worker);
            aftermath.of(outcome, held.request(), slot);
        }
    }

    /// Claims what an earlier life was about to claim, and runs it to its end.
    ///
    /// @throws InterruptedException as [#run]
    public void reclaim(JobStore.Intent.Written intent) throws InterruptedException {
        standing.moved(Phase.CLAIMING, "an earlier claim");
        try (var slot = tools.gate().adopt()) {
            var outcome = new JobPath(tools.jobs(), desk, slot).reclaim(intent);
            aftermath.of(outcome, intent.offer().request(), slot);
        }
    }

    private void online(Slot slot) throws InterruptedException {
        try (slot) {
            standing.moved(Phase.ONLINE, "");
            var heard = standing.abort().during(() -> ear.listen(Occupation.ONLINE));
            if (heard.isPresent()) {
                react(heard.get(), slot);
            }
        }
    }

    private void react(Heard heard, Slot slot) throws InterruptedException {
        switch (heard) {
            case Heard.Silence() -> standing.silence();
            case Heard.Offered(var offer) -> {
                standing.offer();
                offered(offer, slot);
            }
            case Heard.Troubled(var rest) -> {
                slot.close(); // another seat may fare better meanwhile
                standing.rest(rest);
            }
            case Heard.Ended(var why) -> standing.moved(Phase.OPENING, why);
            case Heard.Cancelled _, Heard.Settled() -> {
                // On to the next poll.
            }
        }
    }

    /// The gate is closed. The session is kept, with the word that nothing is wanted.
    private void keep() throws InterruptedException {
        standing.moved(Phase.KEEPING, "");
        var heard = standing.abort().during(() -> ear.listen(Occupation.BUSY));
        if (heard.isEmpty()) {
            return;
        }
        switch (heard.get()) {
            case Heard.Offered(var offer) -> {
                var declined = tools.gate().refuse();
                if (tools.gate().room() == 0) { // else the next poll may take it
                    tools.gate().shut(declined.why(), declined.detail(), SHUT);
                }
                declined(offer, declined.why(), declined.detail());
            }
            case Heard.Troubled(var rest) -> standing.rest(rest);
            case Heard.Ended(var why) -> standing.moved(Phase.OPENING, why);
            case Heard.Silence(), Heard.Settled() -> standing.well();
            case Heard.Cancelled _ -> {
                // Of a job that has ended.
            }
        }
    }

    private void offered(Offer offer, Slot slot) throws InterruptedException {
        tools.jobs().events().note(new Event.Offered(id, offer.request()));
        tools.pool().offered();
        switch (slot.decide()) {
            case Decision.Declined(var why, var detail) -> declined(offer, why, detail);
            case Decision.Admitted() -> {
                standing.moved(Phase.CLAIMING, "");
                var outcome = new JobPath(tools.jobs(), desk, slot).take(offer);
                aftermath.of(outcome, offer.request(), slot);
            }
        }
    }

    private void declined(Offer offer, Withheld why, String detail) {
        tools.jobs().events().note(new Event.Declined(id, offer.request(), why, detail));
        tools.pool().changed();
    }
}
