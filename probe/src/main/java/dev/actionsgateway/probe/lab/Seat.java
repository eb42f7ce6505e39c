package dev.actionsgateway.probe.lab;

import dev.actionsgateway.github.broker.Message;
import dev.actionsgateway.github.broker.Occupation;
import dev.actionsgateway.github.broker.Poll;
import dev.actionsgateway.github.broker.Session;
import dev.actionsgateway.probe.link.Runner;
import dev.actionsgateway.probe.link.Said;
import dev.actionsgateway.probe.link.Waits;
import java.time.Duration;

/// A runner with an open session.
///
/// @param runner whose it is
/// @param session the session
/// @param waits how its polls wait
public record Seat(Runner runner, Session session, Waits waits) {

    /// What came of waiting for a job.
    public sealed interface Sight {
        /// A job.
        record Offered(Message.Offered message) implements Sight {}

        /// None in that time.
        record Nothing() implements Sight {}

        /// The session came to nothing.
        record Ended(Poll poll) implements Sight {}
    }

    /// Polls as an idle runner until a job comes or the time is over.
    ///
    /// @throws InterruptedException if the thread is interrupted
    public Sight watch(Duration time) throws InterruptedException {
        var deadline = waits.in(time);
        while (!deadline.expired()) {
            switch (runner.poll(session, Occupation.ONLINE, deadline.remaining())) {
                case Poll.Nothing() -> {
                    // Nothing yet.
                }
                case Poll.Received(Message.Offered offered) -> {
                    return new Sight.Offered(offered);
                }
                case Poll.Received _ -> {
                    // Not about a new job.
                }
                case Poll ended -> {
                    return new Sight.Ended(ended);
                }
            }
        }
        return new Sight.Nothing();
    }

    /// The job that must come within this time.
    ///
    /// @throws InterruptedException if the thread is interrupted
    /// @throws SetbackException if it does not
    public Message.Offered offer(Duration time) throws InterruptedException {
        return switch (watch(time)) {
            case Sight.Offered(var message) -> message;
            case Sight.Nothing() ->
                    throw new SetbackException(
                            "no job came within "
                                    + time.toSeconds()
                                    + " s: does the workflow's runs-on ask for our label?");
            case Sight.Ended(var poll) ->
                    throw new SetbackException("the session came to nothing: " + Said.of(poll));
        };
    }
}
