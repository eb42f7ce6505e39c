package dev.actionsgateway.agc.seat;

import dev.actionsgateway.agc.events.Event;
import dev.actionsgateway.agc.group.GroupView.Trouble.Kind;
import dev.actionsgateway.github.broker.Broker;
import dev.actionsgateway.github.broker.BrokerToken;
import dev.actionsgateway.github.broker.Closing;
import dev.actionsgateway.github.broker.Exchange;
import dev.actionsgateway.github.broker.Opening;
import dev.actionsgateway.github.broker.Session;
import dev.actionsgateway.github.broker.SessionId;
import dev.actionsgateway.github.register.Enrolment;
import dev.actionsgateway.github.register.RunnerCredentials;
import dev.actionsgateway.github.register.RunnerSpec;
import dev.actionsgateway.github.wire.Failure;
import dev.actionsgateway.jobs.Trouble.Reach;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A seat's way to GitHub: a runner record, its token, and its session. What is missing is made by
/// [#step], one thing at a time; a step that fails says how long to wait.
///
/// Belongs to one thread at a time: to the seat's own, and while a job runs to the one that hears
/// for it.
final class Line {
    private static final Duration ENROL = Duration.ofSeconds(60);
    private static final Duration CALL = Duration.ofSeconds(30);
    private static final Duration HANG_UP = Duration.ofSeconds(9);
    private static final Duration TAKEN = Duration.ofSeconds(30);
    private static final int TAKEN_TRIES = 8;
    private static final SessionId LOST = new SessionId("unknown"); // GitHub goes by the token

    private final SeatId seat;
    private final LineTools tools;
    private final Pauses pauses;
    private RunnerSpec spec;
    private @Nullable RunnerInUse runner;
    private @Nullable Session session;
    private volatile @Nullable BrokerToken presented;
    private boolean oursOpen; // a session of ours may be open that we cannot poll any more
    private int taken;

    Line(SeatId seat, LineTools tools, RunnerSpec spec, Optional<SeatRecord> before) {
        this.seat = seat;
        this.tools = tools;
        this.spec = spec;
        pauses = new Pauses(tools.random());
        before.filter(known -> known.spec().equals(SpecHash.of(spec))).ifPresent(this::remember);
    }

    private void remember(SeatRecord known) {
        var credentials = known.credentials();
        var again = RunnerInUse.of(credentials, tools);
        again.proven();
        runner = again;
        // The session is proven by its first poll.
        session = known.session().map(id -> session(id, credentials)).orElse(null);
    }

    private static Session session(SessionId id, RunnerCredentials of) {
        return new Session(id, of.id(), of.broker(), Optional.empty());
    }

    /// The runner's name at GitHub.
    String name() {
        return spec.name();
    }

    Broker broker() {
        return tools.broker(spec);
    }

    Pauses pauses() {
        return pauses;
    }

    Optional<RunnerInUse> runner() {
        return Optional.ofNullable(runner);
    }

    Optional<Session> session() {
        return Optional.ofNullable(session);
    }

    /// The token that was used last.
    Optional<BrokerToken> presented() {
        return Optional.ofNullable(presented);
    }

    /// What the record is to be. One that is not is given up.
    void wanted(RunnerSpec next) {
        if (!next.equals(spec)) {
            spec = next;
            spent();
        }
    }

    /// Record and session are of no use any more.
    void spent() {
        doubtSession();
        runner = null;
        presented = null;
    }

    /// The session is of no use any more, and may be open all the same.
    void doubtSession() {
        oursOpen |= session != null;
        session = null;
    }

    /// There is another session, or none.
    void session(@Nullable Session next) {
        session = next;
    }

    /// Takes the next step towards a session; what it returns is to be waited for before another.
    Optional<Rest> step() throws InterruptedException {
        var mine = runner;
        if (mine == null) {
            return enrol();
        }
        return switch (token(mine)) {
            case Exchange.Granted(var token) ->
                    session == null ? openSession(mine, token) : Optional.empty();
            case Exchange.RunnerUnknown(var failure) -> {
                if (mine.unknown() == RunnerInUse.Verdict.SPENT) {
                    spent();
                }
                yield unknown(failure);
            }
            case Exchange.ClockOff(var failure) ->
                    Pauses.because(Kind.CREDENTIALS, failure.toString(), Pauses.DENIED);
            case Exchange.Refused(var failure) -> {
                spent();
                yield Optional.of(pauses.after(failure));
            }
            case Exchange.Failed(var failure) -> Optional.of(pauses.after(failure));
        };
    }

    private Optional<Rest> enrol() throws InterruptedException {
        var enrolment = tools.registration().enrol(spec, tools.in(ENROL));
        if (enrolment instanceof Enrolment.Enrolled(var credentials)) {
            runner = RunnerInUse.of(credentials, tools);
            keep();
        }
        return pauses.after(enrolment);
    }

    /// Writes record and session down. What is not written is made again after a restart.
    private void keep() throws InterruptedException {
        var mine = runner;
        if (mine != null) {
            var id = session().map(Session::id);
            tools.keep(new SeatRecord(seat, mine.credentials(), SpecHash.of(spec), id));
        }
    }

    /// The runner's token, new if the old one is used up or was refused.
    Exchange token(RunnerInUse mine) throws InterruptedException {
        var exchange = mine.login().token(tools.in(CALL));
        if (!(exchange instanceof Exchange.Granted(var token))) {
            tools.events().note(new Event.TokenAsked(seat, exchange.getClass().getSimpleName()));
        } else if (!token.equals(presented)) {
            tools.events().note(new Event.TokenAsked(seat, "Granted"));
            presented = token;
            mine.proven();
        }
        return exchange;
    }

    private Optional<Rest> openSession(RunnerInUse mine, BrokerToken token)
            throws InterruptedException {
        var credentials = mine.credentials();
        return switch (broker().open(credentials, seat.toString(), token, tools.in(CALL))) {
            case Opening.Opened(var opened) -> {
                session = opened;
                taken = 0;
                oursOpen = false;
                keep();
                yield Optional.empty();
            }
            case Opening.AlreadyOpen() -> taken(credentials, token);
            case Opening.TokenRefused(var failure) -> refused(mine, failure);
            case Opening.AccessDenied(var failure) -> refused(mine, failure);
            case Opening.RunnerUnknown(var failure) -> {
                spent();
                yield unknown(failure);
            }
            case Opening.VersionTooOld(var failure) ->
                    Pauses.because(Kind.VERSION_TOO_OLD, failure.toString(), Pauses.HOPELESS);
            case Opening.Failed(var failure) -> {
                oursOpen |= failure.reach() == Reach.UNKNOWN;
                yield Optional.of(pauses.after(failure));
            }
        };
    }

    /// A session that we opened, or may have opened, is ours to end. Any other may be that of a
    /// gateway that still runs: it is left to end by itself.
    private Optional<Rest> taken(RunnerCredentials credentials, BrokerToken token)
            throws InterruptedException {
        if (oursOpen) {
            oursOpen = false;
            var _ = broker().close(session(LOST, credentials), token, tools.in(HANG_UP));
            return Optional.empty();
        }
        if (++taken >= TAKEN_TRIES) {
            taken = 0;
            spent();
        }
        return Pauses.because(
                Kind.SESSION_TAKEN, credentials.name() + " has a session that is not ours", TAKEN);
    }

    private Optional<Rest> refused(RunnerInUse mine, Failure failure) {
        if (mine.refused() == RunnerInUse.Verdict.SPENT) {
            spent();
        }
        return failure.cause() == Failure.Cause.FORBIDDEN
                ? Pauses.because(Kind.REGISTRATION_DENIED, failure.toString(), Pauses.DENIED)
                : Optional.of(pauses.after(failure));
    }

    private Optional<Rest> unknown(Failure failure) {
        return Pauses.because(
                Kind.RUNNER_UNKNOWN, failure.toString(), pauses.next(failure.asked()));
    }

    /// Ends the session, if there is one or may be one, also that of an earlier life which was not
    /// polled yet.
    void hangUp() throws InterruptedException {
        var mine = runner;
        if (mine == null || (session == null && !oursOpen)) {
            session = null;
            return;
        }
        var open = session().orElseGet(() -> session(LOST, mine.credentials()));
        session = null;
        if (presented == null) {
            var _ = token(mine);
        }
        var token = presented;
        if (token != null) {
            oursOpen = broker().close(open, token, tools.in(HANG_UP)) instanceof Closing.Failed;
            keep();
        }
    }
}
