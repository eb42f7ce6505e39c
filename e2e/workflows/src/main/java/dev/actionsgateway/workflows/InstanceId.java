package dev.actionsgateway.workflows;

/// One instance of a job within a run.
///
/// @param job the job's key
/// @param index of the combination in its matrix, from 0
public record InstanceId(String job, int index) {

    @Override
    public String toString() {
        return job + "[" + index + "]";
    }
}
