package dev.actionsgateway.load.core;

import dev.actionsgateway.agc.job.Held;
import dev.actionsgateway.agc.job.WorkerEnd;
import dev.actionsgateway.agc.job.WorkerName;
import dev.actionsgateway.agc.job.Workers;
import dev.actionsgateway.jobs.Cancellation;
import dev.actionsgateway.kit.Deadline;

/// Workers that have succeeded as soon as they are asked.
final class InstantWorkers implements Workers {
    @Override
    public Start start(Held held, String runner, Deadline deadline) {
        return new Start.Started(new WorkerName("worker-" + held.request()));
    }

    @Override
    public WorkerEnd await(WorkerName worker) {
        return new WorkerEnd.Reported("succeeded");
    }

    @Override
    public void cancel(WorkerName worker, Cancellation cancellation, Deadline deadline) {
        // nothing runs
    }

    @Override
    public void remove(WorkerName worker, Removal why, Deadline deadline) {
        // nothing is left
    }
}
