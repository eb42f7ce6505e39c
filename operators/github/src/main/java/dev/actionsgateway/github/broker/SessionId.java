package dev.actionsgateway.github.broker;

/// Names a session at the broker.
///
/// @param value as the broker gave it
public record SessionId(String value) {
    /// @throws IllegalArgumentException if it is blank
    public SessionId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a session's id must not be blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
