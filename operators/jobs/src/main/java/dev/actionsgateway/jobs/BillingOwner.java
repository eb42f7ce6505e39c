package dev.actionsgateway.jobs;

/// Who pays for a job: handed back to GitHub with a claim, and never looked into.
///
/// @param value the node id that the offer carried
public record BillingOwner(String value) {
    /// @throws IllegalArgumentException if it is blank
    public BillingOwner {
        Text.required(value, "billing owner");
    }

    @Override
    public String toString() {
        return value;
    }
}
