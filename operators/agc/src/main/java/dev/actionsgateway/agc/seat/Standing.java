package dev.actionsgateway.agc.seat;

import dev.actionsgateway.agc.events.Event;
import dev.actionsgateway.agc.events.Event.Phase;
import dev.actionsgateway.agc.group.GroupView.Trouble;
import dev.actionsgateway.agc.job.JobTools;
import dev.actionsgateway.kit.Sleeper;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// Where a seat stands, for others to see; told to the group whenever it changes.
final class Standing {
    /// Longer than any step towards a session, and than a poll.
    private static final Duration SIGN_OF_LIFE = Duration.ofMinutes(5);

    private static final Trouble QUEUED =
            new Trouble(
                    Trouble.Kind.QUEUED,
                    "Other runners of this gateway are registered first, a few at a time.");

    private final SeatId id;
    private final JobTools jobs;
    private final SeatTools.Pool pool;
    private final Abort abort = new Abort();
    private volatile Phase phase = Phase.PARKED;
    private volatile Optional<Trouble> trouble = Optional.empty();
    private final AtomicInteger emptyPolls = new AtomicInteger();
    private volatile Instant due;

    Standing(SeatId id, JobTools jobs, SeatTools.Pool pool) {
        this.id = id;
        this.jobs = jobs;
        this.pool = pool;
        due = jobs.clock().instant().plus(SIGN_OF_LIFE);
    }

    Phase phase() {
        return phase;
    }

    Optional<Trouble> trouble() {
        return trouble;
    }

    /// When it must have shown that it lives.
    Instant due() {
        return due;
    }

    /// It lives, and rests for this long.
    void alive(Duration rest) {
        due = jobs.clock().instant().plus(rest).plus(SIGN_OF_LIFE);
    }

    int emptyPolls() {
        return emptyPolls.get();
    }

    /// Ends whatever the seat waits for.
    Abort abort() {
        return abort;
    }

    void moved(Phase to, String why) {
        var from = phase;
        alive(Duration.ZERO);
        if (from != to) {
            phase = to;
            jobs.events().note(new Event.SeatMoved(id, from, to, why));
            pool.changed();
        }
    }

    /// A poll brought nothing, as polls do.
    void silence() {
        trouble = Optional.empty();
        emptyPolls.incrementAndGet();
        pool.changed();
    }

    /// A poll brought a job.
    void offer() {
        trouble = Optional.empty();
        emptyPolls.set(0);
    }

    /// It waits for its turn, which is told to whoever looks, unless something worse is known.
    void queued() {
        trouble = trouble.or(() -> Optional.of(QUEUED));
    }

    /// Its turn has come, or it waits no more.
    void dequeued() {
        trouble = trouble.filter(it -> it.kind() != Trouble.Kind.QUEUED);
    }

    void well() {
        trouble = Optional.empty();
    }

    void trouble(Trouble what) {
        trouble = Optional.of(what);
        pool.changed();
    }

    /// Waits, unless somebody wants something of the seat meanwhile.
    void rest(Rest rest) throws InterruptedException {
        alive(rest.pause());
        trouble = rest.trouble().map(it -> it.until(jobs.clock().instant().plus(rest.pause())));
        rest.trouble()
                .ifPresent(it ->
                        jobs.events()
                                .note(
                                        new Event.Troubled(
                                                id,
                                                it.kind().toString(),
                                                it.detail(),
                                                rest.pause())));
        pool.changed();
        Sleeper sleeper = jobs.sleeper();
        var _ =
                abort.during(() -> {
                    sleeper.sleep(rest.pause());
                    return rest;
                });
    }
}
