package dev.actionsgateway.agc.job;

import dev.actionsgateway.agc.seat.SeatId;
import dev.actionsgateway.jobs.Claim;
import dev.actionsgateway.jobs.Offer;
import dev.actionsgateway.kit.Deadline;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/// Where a job is written down: first the intent to claim it, then its lease and payload.
///
/// The intent comes before the claim, so that a crash between the two loses nothing but the answer,
/// and so that a second gateway that is offered the same delivery stays away from it.
public interface JobStore {
    /// Writes down that this seat is about to claim this offer. Anything but [Intent.Written]
    /// means: do not claim.
    ///
    /// @throws InterruptedException if the thread is interrupted: it may have been written
    Intent intend(SeatId seat, Offer offer, Instant now, Deadline deadline)
            throws InterruptedException;

    /// Writes lease and payload into the record of an intent; repeats until the deadline.
    ///
    /// @throws InterruptedException if the thread is interrupted: it may have been written
    Stored store(Intent.Written intent, Claim.Won won, Instant now, Deadline deadline)
            throws InterruptedException;

    /// Writes down that the worker of a job was made. Whoever adopts the job afterwards waits for
    /// that worker, and never makes a second one, even if it is gone.
    ///
    /// @throws InterruptedException if the thread is interrupted: it may have been written
    Stored started(RecordName record, WorkerName worker, Deadline deadline)
            throws InterruptedException;

    /// Removes a record; one that is gone is removed already.
    ///
    /// @throws InterruptedException if the thread is interrupted: it may have been removed
    Stored drop(RecordName record, Deadline deadline) throws InterruptedException;

    /// Hands every record of a group to the consumer, page after page, without its payload: what is
    /// read at once stays bounded, however many jobs there are.
    ///
    /// @throws InterruptedException if the thread is interrupted
    Stored recover(String group, Consumer<Recovered> each, Deadline deadline)
            throws InterruptedException;

    /// What became of the wish to write an intent down.
    sealed interface Intent {
        /// It is written: claim.
        record Written(RecordName record, SeatId seat, Offer offer) implements Intent {}

        /// There is a record of this delivery already: somebody else is at it, or we were.
        record AlreadyThere(RecordName record) implements Intent {}

        /// The API refused it for good, a full object quota for example.
        record Refused(String why) implements Intent {}

        /// The API server did not answer.
        record Unavailable(String why) implements Intent {}
    }

    /// What became of a change of the store.
    sealed interface Stored {
        /// It holds.
        record Done(RecordName record) implements Stored {}

        /// It does not, for this reason.
        record Failed(String why) implements Stored {}
    }

    /// What a record says after a restart.
    sealed interface Recovered {
        /// A claim was about to be made: whether it was, GitHub must tell.
        record Intended(Intent.Written intent, Instant since) implements Recovered {}

        /// A claimed job.
        ///
        /// @param worker the one that was made for it, if one was
        record Claimed(Held held, Optional<WorkerName> worker) implements Recovered {}

        /// A record that makes no sense: to be reported and left alone.
        record Unreadable(RecordName record, String why) implements Recovered {}
    }
}
