package dev.actionsgateway.agc.group;

import dev.actionsgateway.agc.pool.PoolState;
import dev.actionsgateway.agc.pool.PoolState.Doing;
import dev.actionsgateway.agc.pool.PoolState.Intake;
import dev.actionsgateway.agc.seat.SeatView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Sees to it that a group never falls silent: while jobs would be taken some seat listens, or is
/// on its way and says what holds it up. Belongs to the pool's thread.
final class Watch {
    /// How often a group is looked at while time alone may change something.
    static final Duration BEAT = Duration.ofSeconds(2);

    private static final Duration QUIET = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private Instant good;

    /// What a group does about jobs.
    enum Earshot {
        /// A seat listens.
        HEARS,
        /// None does, and that is as it must be: no room, or all seats have a job.
        NOT_WANTED,
        /// None does yet; one is on its way.
        SOON,
        /// None does, and nothing explains it.
        NOBODY
    }

    Watch(Instant now) {
        good = now;
    }

    /// The rule. Pure.
    static Earshot of(PoolState state, List<SeatView> seats, Instant now) {
        var alive = seats.stream().filter(seat -> now.isBefore(seat.due())).toList();
        if (alive.stream().anyMatch(Crew::polls)) {
            return Earshot.HEARS;
        }
        long taken = state.seats().stream().filter(seat -> seat.doing() != Doing.LISTENS).count();
        if (state.intake() == Intake.ENDED || state.room() <= 0) {
            return Earshot.NOT_WANTED;
        }
        if (taken >= state.maxListeners()) {
            return Earshot.NOT_WANTED;
        }
        return alive.stream().anyMatch(Crew::opens) ? Earshot.SOON : Earshot.NOBODY;
    }

    /// How long the pool may wait for news. In a group that is at rest nothing happens by time
    /// alone. Pure.
    static Duration pause(PoolState state, Earshot earshot) {
        boolean rests = earshot == Earshot.HEARS && state.room() > 0 && state.offers() == 0;
        return rests ? QUIET : BEAT;
    }

    /// Looks.
    ///
    /// @throws IllegalStateException if nobody has listened for a while and nothing explains it: a
    ///   mistake of ours, and to be told as one
    Earshot look(PoolState state, List<SeatView> seats, Instant now) {
        var earshot = of(state, seats, now);
        if (earshot != Earshot.NOBODY) {
            good = now;
        } else if (good.plus(PATIENCE).isBefore(now)) {
            throw new IllegalStateException("jobs would be taken, and no seat listens: " + seats);
        }
        return earshot;
    }
}
