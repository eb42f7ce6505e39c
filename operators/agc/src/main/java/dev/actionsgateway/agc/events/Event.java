package dev.actionsgateway.agc.events;

import dev.actionsgateway.agc.gate.Withheld;
import dev.actionsgateway.agc.seat.SeatId;
import dev.actionsgateway.jobs.Job;
import dev.actionsgateway.jobs.JobKey;
import dev.actionsgateway.jobs.RequestId;
import java.time.Duration;

/// Something that happened at a seat. Nothing here is secret.
public sealed interface Event {
    /// Whose seat.
    SeatId seat();

    /// A seat went from one phase to another.
    ///
    /// @param why a few words; may be empty
    record SeatMoved(SeatId seat, Phase from, Phase to, String why) implements Event {}

    /// A poll was answered, or given up.
    record Polled(SeatId seat, Heard heard, Duration took) implements Event {}

    /// A runner's token was asked for; `outcome` is the answer's name.
    record TokenAsked(SeatId seat, String outcome) implements Event {}

    /// Something stands between a seat and GitHub; it tries again after the pause.
    ///
    /// @param kind a [dev.actionsgateway.agc.group.GroupView.Trouble.Kind]'s name
    record Troubled(SeatId seat, String kind, String detail, Duration pause) implements Event {}

    /// GitHub wants newer runners.
    record RunnerBehind(SeatId seat, String wanted) implements Event {}

    /// A job was offered.
    record Offered(SeatId seat, RequestId request) implements Event {}

    /// The intent to claim an offer is written down.
    record Intended(SeatId seat, RequestId request, Duration sinceOffer) implements Event {}

    /// An offer was left to GitHub, before it was claimed.
    record Declined(SeatId seat, RequestId request, Withheld reason, String detail)
            implements Event {}

    /// A claim ended; `outcome` is the answer's name.
    record Claimed(SeatId seat, RequestId request, String outcome, String detail, Duration took)
            implements Event {}

    /// A claim's outcome cannot be known: the seat waits until GitHub lets go of it.
    record Quarantined(SeatId seat, RequestId request, String why) implements Event {}

    /// The run of a quarantined claim is known.
    ///
    /// @param run which, and which of its jobs, for people
    record Traced(SeatId seat, RequestId request, String run) implements Event {}

    /// A job got as far as this.
    ///
    /// @param sinceOffer how long after the offer; zero for a job that was adopted
    record Reached(SeatId seat, Job job, Stage stage, Duration sinceOffer) implements Event {}

    /// A renewal was answered; `outcome` is the answer's name.
    record Renewed(SeatId seat, JobKey job, String outcome) implements Event {}

    /// A lease is lost: the worker goes.
    record LeaseLost(SeatId seat, JobKey job, String why) implements Event {}

    /// GitHub wants a job to stop.
    record CancelSeen(SeatId seat, JobKey job) implements Event {}

    /// A job's seat hears nothing any more; the job runs on.
    record Deaf(SeatId seat, JobKey job, String why) implements Event {}

    /// A delivery turned out to be of a job that another delivery runs.
    record FanOutLost(SeatId seat, JobKey job) implements Event {}

    /// A job ended.
    ///
    /// @param end how its worker ended: the name, and one sentence
    /// @param told who told GitHub: `WorkerReported`, `Complete` with its conclusion, `Nothing`
    record Ended(SeatId seat, Job job, String end, String detail, String told, Duration sinceClaim)
            implements Event {}

    /// GitHub did not take our word for the end of a job.
    record ConclusionRefused(SeatId seat, Job job, String why) implements Event {}

    /// A runner record that no seat knows was removed, or could not be.
    record Swept(SeatId seat, String runner, String outcome) implements Event {}

    /// A change of a store, or of a worker, did not come to be.
    record ClusterRefused(SeatId seat, String what, String why) implements Event {}

    /// A thread ended by a mistake of ours.
    record Broke(SeatId seat, Throwable cause) implements Event {}

    /// Where a seat stands.
    enum Phase {
        /// A record and no session.
        PARKED,
        /// On the way to a session.
        OPENING,
        /// Polls, and takes what is offered.
        ONLINE,
        /// Keeps its session without taking anything: the gate is closed.
        KEEPING,
        /// Has been offered a job and claims it.
        CLAIMING,
        /// Runs a job, and hears of its cancellation.
        BUSY,
        /// Runs a job, and hears nothing.
        DEAF,
        /// Has made a claim whose outcome is not known.
        QUARANTINED
    }

    /// What a poll brought.
    enum Heard {
        /// Nothing.
        NOTHING,
        /// Success without content.
        EMPTY,
        /// A job.
        OFFER,
        /// A cancellation.
        CANCEL,
        /// Another message.
        MESSAGE,
        /// The token is not accepted, or allows too little.
        REFUSED,
        /// The session is gone.
        SESSION_GONE,
        /// The runner record is gone.
        RUNNER_GONE,
        /// Our version is too old.
        TOO_OLD,
        /// No known answer.
        FAILED,
        /// We gave it up ourselves.
        ABORTED
    }

    /// How far a job got.
    enum Stage {
        /// It is ours.
        CLAIMED,
        /// Lease and payload are written.
        STORED,
        /// Its worker is made.
        STARTED,
        /// It was found again after a restart.
        ADOPTED
    }
}
