package dev.actionsgateway.github.register;

import dev.actionsgateway.kit.Deadline;

/// Makes runner records. A record of the same name is replaced, unless it runs a job.
public interface Registration {
    /// Makes one.
    ///
    /// @throws InterruptedException if the thread is interrupted: a record may have been made
    Enrolment enrol(RunnerSpec spec, Deadline deadline) throws InterruptedException;
}
