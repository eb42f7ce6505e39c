package dev.actionsgateway.agc.job;

import dev.actionsgateway.agc.seat.SeatId;
import dev.actionsgateway.jobs.Job;
import dev.actionsgateway.jobs.Lease;
import dev.actionsgateway.jobs.RequestId;
import java.time.Instant;

/// A claimed job whose lease is written down.
///
/// @param record where it is written down; the worker is given its payload from there
/// @param seat whose session it was offered to
/// @param lease what keeps it
/// @param job what may be said about it
/// @param claimedAt when the claim was answered
public record Held(RecordName record, SeatId seat, Lease lease, Job job, Instant claimedAt) {
    /// The delivery that it was claimed by.
    public RequestId request() {
        return lease.request();
    }
}
