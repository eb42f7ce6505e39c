package dev.actionsgateway.agc.seat;

import dev.actionsgateway.agc.events.Event;
import dev.actionsgateway.agc.group.GroupView.Trouble.Kind;
import dev.actionsgateway.github.broker.Broker;
import dev.actionsgateway.github.broker.Exchange;
import dev.actionsgateway.github.broker.Message;
import dev.actionsgateway.github.broker.Occupation;
import dev.actionsgateway.github.broker.Poll;
import dev.actionsgateway.github.broker.Session;
import dev.actionsgateway.github.wire.Failure;
import dev.actionsgateway.kit.RetryAfter;
import dev.actionsgateway.kit.Sleeper;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Polls a seat's session and makes sense of what comes: a job, a cancellation, or something that
/// the line must be repaired for. Belongs to the thread that has the line.
final class Ear {
    private static final Duration LEAST = Duration.ofMillis(100);

    private final SeatId seat;
    private final LineTools tools;
    private final Line line;
    private final Sleeper sleeper;
    private volatile Optional<Instant> last = Optional.empty();

    Ear(SeatId seat, LineTools tools, Line line, Sleeper sleeper) {
        this.seat = seat;
        this.tools = tools;
        this.line = line;
        this.sleeper = sleeper;
    }

    /// When a poll was answered last.
    Optional<Instant> last() {
        return last;
    }

    /// Polls once. The line has a session.
    ///
    /// @throws InterruptedException if the thread is interrupted: the poll is given up
    Heard listen(Occupation occupation) throws InterruptedException {
        var runner = line.runner().orElseThrow();
        var session = line.session().orElseThrow();
        var exchange = line.token(runner);
        if (!(exchange instanceof Exchange.Granted(var token))) {
            return line.step().<Heard>map(Heard.Troubled::new).orElseGet(Heard.Settled::new);
        }
        var began = tools.clock().instant();
        Poll poll;
        try {
            poll = line.broker().poll(session, occupation, token, tools.in(Broker.POLL));
        } catch (InterruptedException e) {
            note(Event.Heard.ABORTED, began);
            throw e;
        }
        var now = tools.clock().instant();
        note(kind(poll), began);
        if (Duration.between(began, now).compareTo(LEAST) < 0 && !(poll instanceof Poll.Received)) {
            sleeper.sleep(LEAST);
        }
        return heard(poll, runner, session, now);
    }

    private Heard heard(Poll poll, RunnerInUse runner, Session session, Instant now)
            throws InterruptedException {
        return switch (poll) {
            case Poll.Nothing() -> {
                answered(runner, now);
                yield new Heard.Silence();
            }
            case Poll.Received(var message) -> {
                answered(runner, now);
                yield received(message, runner, session);
            }
            case Poll.Empty() -> judged(runner.empty(), "three answers in a row were empty");
            case Poll.TokenRefused(var failure) -> judged(runner.refused(), failure.toString());
            case Poll.AccessDenied(var failure) -> denied(runner, failure);
            case Poll.SessionGone _ -> {
                line.session(null);
                yield new Heard.Settled();
            }
            case Poll.RunnerGone(var failure) -> ended(failure.toString());
            case Poll.VersionTooOld(var failure) ->
                    new Heard.Troubled(
                            Rest.because(
                                    Kind.VERSION_TOO_OLD, failure.toString(), Pauses.HOPELESS));
            case Poll.Failed(var failure) -> new Heard.Troubled(line.pauses().after(failure));
        };
    }

    private void answered(RunnerInUse runner, Instant now) {
        runner.answered();
        line.pauses().reset();
        last = Optional.of(now);
    }

    private Heard judged(RunnerInUse.Verdict verdict, String why) {
        return switch (verdict) {
            case USABLE -> new Heard.Settled();
            case NEW_SESSION -> {
                line.doubtSession();
                yield new Heard.Settled();
            }
            case SPENT -> ended(why);
        };
    }

    private Heard denied(RunnerInUse runner, Failure failure) {
        var heard = judged(runner.refused(), failure.toString());
        return heard instanceof Heard.Settled
                ? new Heard.Troubled(line.pauses().after(failure))
                : heard;
    }

    private Heard ended(String why) {
        line.spent();
        return new Heard.Ended(why);
    }

    private Heard received(Message message, RunnerInUse runner, Session session)
            throws InterruptedException {
        switch (message) {
            case Message.Offered(_, var offer) -> {
                return new Heard.Offered(offer);
            }
            case Message.Cancelled(_, var cancellation) -> {
                return new Heard.Cancelled(cancellation);
            }
            case Message.RunnerBehind(_, var wanted) ->
                    tools.events().note(new Event.RunnerBehind(seat, wanted));
            case Message.TokenRefreshWanted _ -> runner.login().refused();
            case Message.Moved(_, var broker) ->
                    line.session(
                            new Session(session.id(), session.runner(), broker, session.key()));
            case Message.RegistrationChanged _, Message.ShutdownWanted _ -> line.hangUp();
            case Message.Unreadable(_, var type, var why) -> {
                line.hangUp(); // the session's key may be one that we do not have any more
                var rest =
                        Rest.because(
                                Kind.UNREACHABLE,
                                "a " + type + " cannot be read: " + why,
                                line.pauses().next(RetryAfter.NONE));
                return new Heard.Troubled(rest);
            }
            case Message.Unknown _ -> {
                // To be left alone.
            }
        }
        return new Heard.Settled();
    }

    private void note(Event.Heard heard, Instant began) {
        var took = Duration.between(began, tools.clock().instant());
        tools.events().note(new Event.Polled(seat, heard, took));
    }

    private static Event.Heard kind(Poll poll) {
        return switch (poll) {
            case Poll.Nothing _ -> Event.Heard.NOTHING;
            case Poll.Empty _ -> Event.Heard.EMPTY;
            case Poll.Received(Message.Offered _) -> Event.Heard.OFFER;
            case Poll.Received(Message.Cancelled _) -> Event.Heard.CANCEL;
            case Poll.Received _ -> Event.Heard.MESSAGE;
            case Poll.TokenRefused _, Poll.AccessDenied _ -> Event.Heard.REFUSED;
            case Poll.SessionGone _ -> Event.Heard.SESSION_GONE;
            case Poll.RunnerGone _ -> Event.Heard.RUNNER_GONE;
            case Poll.VersionTooOld _ -> Event.Heard.TOO_OLD;
            case Poll.Failed _ -> Event.Heard.FAILED;
        };
    }
}
