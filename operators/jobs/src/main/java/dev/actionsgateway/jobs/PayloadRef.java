package dev.actionsgateway.jobs;

/// Where a claimed payload is kept while the job lives; what it means is the keeper's affair.
///
/// @param name the name under which the keeper finds it
public record PayloadRef(String name) {
    /// @throws IllegalArgumentException if it is blank
    public PayloadRef {
        Text.required(name, "payload ref");
    }

    @Override
    public String toString() {
        return name;
    }
}
