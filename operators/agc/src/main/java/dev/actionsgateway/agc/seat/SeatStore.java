package dev.actionsgateway.agc.seat;

import dev.actionsgateway.kit.Deadline;
import java.util.List;
import java.util.Optional;

/// Keeps what seats need after a restart; a worker never sees it.
public interface SeatStore {
    /// The records of a group, in the order of their numbers; empty if they cannot be had.
    ///
    /// @throws InterruptedException if the thread is interrupted
    Optional<List<SeatRecord>> of(String group, Deadline deadline) throws InterruptedException;

    /// Writes a record down, in place of an earlier one of this seat.
    ///
    /// @throws InterruptedException if the thread is interrupted: it may have been written
    Kept keep(SeatRecord record, Deadline deadline) throws InterruptedException;

    /// Forgets a seat; one that is not known is forgotten already.
    ///
    /// @throws InterruptedException if the thread is interrupted: it may have been forgotten
    Kept forget(SeatId seat, Deadline deadline) throws InterruptedException;

    /// Whether a change of the store came to be.
    sealed interface Kept {
        /// It did.
        record Done() implements Kept {}

        /// It may not have.
        record Failed(String why) implements Kept {}
    }
}
