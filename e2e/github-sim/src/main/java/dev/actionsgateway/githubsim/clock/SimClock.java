package dev.actionsgateway.githubsim.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// What time it is at the simulated GitHub.
///
/// Two shifts lie over the real clock. The *offset* is moved by [Timers#advance(Duration)] and
/// makes things fall due. The *skew* changes only what GitHub says and checks (`Date`, issue times,
/// token expiry), as if its clock and the client's disagreed: nothing fires because of it.
public final class SimClock implements InstantSource {
    private final InstantSource real;
    private volatile Duration offset = Duration.ZERO;
    private volatile Duration skew = Duration.ZERO;

    /// A clock that runs with the given one until it is moved.
    public SimClock(InstantSource real) {
        this.real = real;
    }

    /// The time by which timers fire.
    @Override
    public Instant instant() {
        return real.instant().plus(offset);
    }

    /// The time that GitHub shows, and judges tokens by.
    public Instant shown() {
        return instant().plus(skew);
    }

    /// How far the shown time is from the time of the timers.
    public Duration skew() {
        return skew;
    }

    /// Sets the clock of GitHub this much ahead of the client's, or behind if negative.
    public void skew(Duration ahead) {
        skew = ahead;
    }

    /// How far the clock was moved in all.
    public Duration offset() {
        return offset;
    }

    /// Moves the clock forward so that it is at least `instant`; only the owner of the timers calls
    /// it.
    void reach(Instant instant) {
        var missing = Duration.between(instant(), instant);
        if (missing.isPositive()) {
            offset = offset.plus(missing);
        }
    }
}
