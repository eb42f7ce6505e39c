package dev.actionsgateway.agc.pool;

import java.util.List;

/// What the number of listening seats is decided on.
///
/// @param maxListeners how many seats at most, running jobs included
/// @param standby how many further seats listen when nothing happens
/// @param room for how many more jobs there is room
/// @param offers how many jobs were offered in the last seconds
/// @param intake whether jobs are taken at all
/// @param seats every seat that is not parked
public record PoolState(
        int maxListeners, int standby, int room, int offers, Intake intake, List<Occupant> seats) {
    /// Copies the seats.
    public PoolState {
        seats = List.copyOf(seats);
    }

    /// Whether jobs are taken.
    public enum Intake {
        /// They are, when there is room.
        OPEN,
        /// Never again: the group ends.
        ENDED
    }

    /// A seat that is not parked.
    ///
    /// @param number its number
    /// @param doing what it does
    /// @param emptyPolls how many of its polls brought nothing, one after the other
    public record Occupant(int number, Doing doing, int emptyPolls) {}

    /// What a seat does.
    public enum Doing {
        /// It listens, or is about to.
        LISTENS,
        /// It has a job.
        WORKS,
        /// It cannot listen, and that will not change soon.
        STUCK
    }
}
