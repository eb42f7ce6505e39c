package dev.actionsgateway.agc.job;

/// Names the record of one delivery: the Secret `job-<hash of the request id>`.
///
/// @param value the object's name
public record RecordName(String value) {
    /// @throws IllegalArgumentException if it is blank
    public RecordName {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a record needs a name");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
