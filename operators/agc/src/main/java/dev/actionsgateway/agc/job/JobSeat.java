package dev.actionsgateway.agc.job;

import dev.actionsgateway.agc.seat.SeatId;
import dev.actionsgateway.jobs.Offer;
import dev.actionsgateway.jobs.RunService;

/// The seat that a job came to, as the job sees it.
public interface JobSeat {
    /// Names it.
    SeatId id();

    /// The runner's name, as people see it at GitHub.
    String runner();

    /// Claims with this seat's token.
    RunService service();

    /// Tells GitHub that an offer arrived; that it fails holds nothing up.
    ///
    /// @throws InterruptedException if the thread is interrupted
    void acknowledge(Offer offer) throws InterruptedException;

    /// Gets a new token: the one that was presented is not accepted.
    ///
    /// @throws InterruptedException if the thread is interrupted
    void reauthenticate() throws InterruptedException;

    /// Hears for a job, on a thread of its own, until it is closed.
    Attendance attend(ActiveJob job);

    /// Hears for a job.
    @FunctionalInterface
    interface Attendance extends AutoCloseable {
        /// Stops, and returns when nothing is on its way any more.
        @Override
        void close();
    }
}
