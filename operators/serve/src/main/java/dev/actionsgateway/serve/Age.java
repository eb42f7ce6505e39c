package dev.actionsgateway.serve;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// How old this process is, the start of its JVM included.
final class Age {
    private Age() {}

    /// Zero where the system does not tell.
    static Duration now(InstantSource clock) {
        Instant now = clock.instant();
        return Duration.between(ProcessHandle.current().info().startInstant().orElse(now), now);
    }
}
