package dev.actionsgateway.jobs;

/// Names the plan that a job belongs to. All jobs of one matrix share it, so it does not name a
/// job: that is [JobKey].
///
/// @param value as GitHub sent it
public record PlanId(String value) {
    /// @throws IllegalArgumentException if it is blank
    public PlanId {
        Text.required(value, "plan id");
    }

    @Override
    public String toString() {
        return value;
    }
}
