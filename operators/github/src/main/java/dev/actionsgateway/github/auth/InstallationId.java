package dev.actionsgateway.github.auth;

/// Names where an App is installed: an organisation or a user.
///
/// @param value as GitHub shows it in the address of the installation's settings
public record InstallationId(long value) {
    /// @throws IllegalArgumentException if it is not positive
    public InstallationId {
        if (value < 1) {
            throw new IllegalArgumentException("an installation's id is positive");
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
