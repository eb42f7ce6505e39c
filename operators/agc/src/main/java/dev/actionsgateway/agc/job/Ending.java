package dev.actionsgateway.agc.job;

import dev.actionsgateway.jobs.Completion;

/// Who tells GitHub that a job has ended, and what. Pure.
public sealed interface Ending {
    /// The worker has: nobody else may.
    record WorkerReported() implements Ending {}

    /// We do.
    record Complete(Completion completion) implements Ending {}

    /// Nobody: the job is not ours to end.
    record Nothing() implements Ending {}

    /// The rule.
    static Ending of(WorkerEnd end, Stop stop) {
        if (stop == Stop.LEASE_LOST || stop == Stop.RUN_BY_OTHER) {
            return new Nothing();
        }
        return switch (end) {
            case WorkerEnd.Reported _ -> new WorkerReported();
            case WorkerEnd.Died(_, _, var why) when stop == Stop.CANCELED ->
                    new Complete(Completion.canceled("Job cancelled", why));
            case WorkerEnd.Died(_, _, var why) ->
                    new Complete(Completion.failed("Worker lost", why));
            case WorkerEnd.NeverStarted(var cause, var why)
                    when stop == Stop.CANCELED || cause == NotStarted.CANCELED ->
                    new Complete(Completion.canceled("Job cancelled before it started", why));
            case WorkerEnd.NeverStarted(_, var why) ->
                    new Complete(Completion.failed("Worker did not start", why));
        };
    }

    /// In a word or two, for people.
    default String told() {
        return switch (this) {
            case WorkerReported() -> "by the worker";
            case Complete(var completion) -> "by us: " + completion.conclusion();
            case Nothing() -> "nothing";
        };
    }
}
