package dev.actionsgateway.wrapper;

import java.time.Duration;
import java.time.Instant;

/// A stop that was asked for, and when patience ends.
///
/// @param cause who asked first
/// @param asked when
/// @param terminateAt when SIGTERM is due
/// @param killAt when SIGKILL is due
record Stop(Cause cause, Instant asked, Instant terminateAt, Instant killAt) {

    enum Cause {
        CANCEL("cancel"),
        SHUTDOWN("shutdown"),
        TIME_LIMIT("time-limit");

        private final String word;

        Cause(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    static Stop of(Cause cause, Instant now, Duration limit) {
        Instant kill = now.plus(limit);
        return new Stop(cause, now, kill.minus(Limits.lastWords(limit)), kill);
    }

    /// The message that this stop begins with.
    Order message() {
        return cause == Cause.SHUTDOWN ? Order.TELL_SHUTDOWN : Order.TELL_CANCEL;
    }

    /// The pod goes while this stop is under way: only one message can be sent, so signals follow
    /// at once, and no later than they would have.
    Stop overtaken(Instant now, Duration grace) {
        Instant kill = now.plus(grace);
        return new Stop(cause, asked, now, kill.isBefore(killAt) ? kill : killAt);
    }
}
