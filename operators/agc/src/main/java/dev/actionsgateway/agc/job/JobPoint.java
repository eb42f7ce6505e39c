package dev.actionsgateway.agc.job;

/// Points in the path of a job at which a crash leaves something different behind: a test may end
/// the program at any of them.
public enum JobPoint {
    /// A job was offered; nothing is written down.
    OFFERED,
    /// The intent is written.
    INTENDED,
    /// The claim is about to be sent.
    CLAIMING,
    /// The claim was answered; lease and payload are in memory only.
    ANSWERED,
    /// Lease and payload are written.
    STORED,
    /// The lease was renewed for the first time.
    RENEWED,
    /// The worker is made, which is not written down yet.
    STARTED,
    /// GitHub wants the job to stop; the worker does not know it yet.
    CANCEL_SEEN,
    /// The worker ended; GitHub was told nothing by us.
    WORKER_ENDED,
    /// GitHub was told the end.
    COMPLETED,
    /// The record is gone.
    CLEANED
}
