package dev.actionsgateway.agc.job;

import dev.actionsgateway.jobs.Cancellation;
import dev.actionsgateway.kit.Deadline;
import java.util.Optional;

/// Runs claimed jobs: one pod each, made of the group's template.
public interface Workers {
    /// Makes the worker of a job, or finds the one that was made before.
    ///
    /// @param runner the runner's name, as people see it at GitHub
    /// @throws InterruptedException if the thread is interrupted: it may have been made
    Start start(Held held, String runner, Deadline deadline) throws InterruptedException;

    /// Waits for the end of a worker: until it exited, was lost, or could not start within the
    /// group's `pendingPodDeadline`. One that is not there has
    /// [vanished][WorkerEnd.Death#VANISHED]. Any number of threads may wait for one worker.
    ///
    /// @throws InterruptedException if the thread is interrupted: the worker runs on
    WorkerEnd await(WorkerName worker) throws InterruptedException;

    /// How a worker has ended, if that can be seen at once; empty if it runs, or nobody knows.
    default Optional<WorkerEnd> ended(WorkerName worker) {
        return Optional.empty();
    }

    /// Tells a worker that its job is to stop: within seconds, by an annotation. One that has not
    /// started yet is removed, and ends as [WorkerEnd.NeverStarted].
    ///
    /// @throws InterruptedException if the thread is interrupted
    void cancel(WorkerName worker, Cancellation cancellation, Deadline deadline)
            throws InterruptedException;

    /// Removes a worker that must not go on, or whose time after its end is over.
    ///
    /// @throws InterruptedException if the thread is interrupted
    void remove(WorkerName worker, Removal why, Deadline deadline) throws InterruptedException;

    /// What became of the wish for a worker.
    sealed interface Start {
        /// It is there, and it is this delivery's.
        record Started(WorkerName worker) implements Start {}

        /// The job has a worker under another delivery: this one is the loser of a fan-out.
        record TakenBy(WorkerName worker, RecordName other) implements Start {}

        /// The cluster will not have it, for good: an admission webhook, a quota race, a bad
        /// template.
        record Refused(NotStarted cause, String why) implements Start {}

        /// No known answer until the deadline.
        record Unavailable(String why) implements Start {}
    }

    /// Why a worker is removed; written on the pod before, so that nobody takes it for a
    /// disruption.
    enum Removal {
        /// The lease is lost.
        LEASE_LOST,
        /// Its time after its end is over.
        TTL,
        /// It waited to start for too long.
        PENDING_TOO_LONG,
        /// It ran longer than `maxLifetime`.
        LIFETIME,
        /// Nobody knows its job any more.
        ORPHANED,
        /// Its job was cancelled before it started.
        CANCELED,
        /// Its group is being deleted.
        GROUP_DELETED
    }
}
