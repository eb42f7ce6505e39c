package dev.actionsgateway.github.register;

/// Names a runner group.
///
/// @param value as GitHub gave it
public record GroupId(long value) {
    /// @throws IllegalArgumentException if it is not positive
    public GroupId {
        if (value < 1) {
            throw new IllegalArgumentException("an id is positive");
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
