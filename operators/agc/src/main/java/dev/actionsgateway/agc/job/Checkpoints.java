package dev.actionsgateway.agc.job;

import dev.actionsgateway.jobs.RequestId;

/// Is told where each job is. In a gateway nobody listens; a test ends or stops the program here.
@FunctionalInterface
public interface Checkpoints {
    /// The job is here now.
    ///
    /// @throws InterruptedException if the thread is interrupted
    void reached(JobPoint point, RequestId request) throws InterruptedException;

    /// Nobody listens.
    static Checkpoints none() {
        return (_, _) -> {};
    }
}
