package dev.actionsgateway.agc.job;

/// Names a worker: the pod, whose name follows from the job's [dev.actionsgateway.jobs.JobKey].
///
/// @param value the pod's name
public record WorkerName(String value) {
    /// @throws IllegalArgumentException if it is blank
    public WorkerName {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a worker needs a name");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
