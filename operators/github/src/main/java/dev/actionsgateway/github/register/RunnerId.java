package dev.actionsgateway.github.register;

/// Names a runner record.
///
/// @param value as GitHub gave it
public record RunnerId(long value) {
    /// @throws IllegalArgumentException if it is not positive
    public RunnerId {
        if (value < 1) {
            throw new IllegalArgumentException("an id is positive");
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
