package dev.actionsgateway.jobs;

/// Names one delivery of a job to one session. It is what a claim is made with; two sessions that
/// are offered the same job are given different ones (docs/design/wire-protocol.md §5, §8).
///
/// @param value as GitHub sent it
public record RequestId(String value) {
    /// @throws IllegalArgumentException if it is blank
    public RequestId {
        Text.required(value, "request id");
    }

    @Override
    public String toString() {
        return value;
    }
}
