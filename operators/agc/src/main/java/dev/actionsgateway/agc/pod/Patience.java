package dev.actionsgateway.agc.pod;

import java.time.Duration;

/// How long a worker may take until it runs.
///
/// @param pending from its creation until it runs, whatever holds it up
/// @param image from when a node took it, while its image cannot be pulled: a registry may be away
///   for a moment
/// @param container the same, while one of its containers cannot be made
/// @param vanishing how long after the end of its grace a deleted pod may still be there: longer
///   means that its node is gone
public record Patience(Duration pending, Duration image, Duration container, Duration vanishing) {
    /// With this `pendingPodDeadline`.
    public static Patience pending(Duration pending) {
        return new Patience(
                pending, Duration.ofMinutes(2), Duration.ofMinutes(1), Duration.ofSeconds(30));
    }
}
