package dev.actionsgateway.jobs;

/// Names a job inside its plan. Renewals, completions and cancellations speak of it; claims do not.
///
/// @param value as GitHub sent it
public record JobId(String value) {
    /// @throws IllegalArgumentException if it is blank
    public JobId {
        Text.required(value, "job id");
    }

    @Override
    public String toString() {
        return value;
    }
}
