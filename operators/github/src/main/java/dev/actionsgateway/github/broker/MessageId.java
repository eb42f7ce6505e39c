package dev.actionsgateway.github.broker;

/// Names a message of the broker, and nothing else: it neither claims nor renews a job. Beyond 2⁵³.
///
/// @param value as the broker gave it
public record MessageId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
