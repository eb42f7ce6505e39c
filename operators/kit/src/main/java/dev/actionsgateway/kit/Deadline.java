package dev.actionsgateway.kit;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// The instant at which something must be done, on the clock of whoever set it.
///
/// @param at the instant itself; [Instant#MAX] means never
/// @param clock says what time it is
public record Deadline(Instant at, InstantSource clock) {

    /// A deadline this far from now. A time too far to be written down is [Instant#MAX].
    public static Deadline after(Duration time, InstantSource clock) {
        return new Deadline(plus(clock.instant(), time), clock);
    }

    /// What is left; zero once it has passed, never negative.
    public Duration remaining() {
        var left = Duration.between(clock.instant(), at);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /// Whether the instant has come.
    public boolean expired() {
        return !clock.instant().isBefore(at);
    }

    /// A deadline for a part of the work: this far from now, yet never later than the whole.
    public Deadline within(Duration time) {
        var part = after(time, clock);
        return part.at.isBefore(at) ? part : this;
    }

    private static Instant plus(Instant now, Duration time) {
        try {
            return now.plus(time);
        } catch (DateTimeException | ArithmeticException _) {
            return time.isNegative() ? Instant.MIN : Instant.MAX;
        }
    }
}
