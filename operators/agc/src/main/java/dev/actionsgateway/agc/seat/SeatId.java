package dev.actionsgateway.agc.seat;

/// Names a seat: one runner record, at most one session, one owning thread, at most one job.
///
/// @param group the RunnerGroup's name
/// @param number from 0; seat 0 is the one that stays
public record SeatId(String group, int number) {
    /// @throws IllegalArgumentException if the group is blank or the number negative
    public SeatId {
        if (group.isBlank() || number < 0) {
            throw new IllegalArgumentException("a seat is a group and a number from 0");
        }
    }

    @Override
    public String toString() {
        return group + "-" + number;
    }
}
