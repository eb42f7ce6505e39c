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

    /// Looks.
    ///
    /// @throws IllegalStateException if nobody has listened for a while and nothing explains it: a
    ///   mistake of ours, and to be told as one
    void look(PoolState state, List<SeatView> seats, Instant now) {
        if (of(state, seats, now) != Earshot.NOBODY) {
            good = now;
        } else if (good.plus(PATIENCE).isBefore(now)) {
            throw new IllegalStateException("jobs would be taken, and no seat listens: " + seats);
        }
    }
}
