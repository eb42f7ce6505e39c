package dev.actionsgateway.probe.link;

import dev.actionsgateway.github.wire.Tries;
import dev.actionsgateway.kit.Deadline;
import dev.actionsgateway.kit.Sleeper;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/// How the probe tells time, waits and draws lots.
///
/// @param clock our own clock
/// @param sleeper waits
/// @param random draws
public record Waits(InstantSource clock, Sleeper sleeper, RandomGenerator random) {
    /// As long as one exchange with GitHub may take, tries included.
    public static final Duration EXCHANGE = Duration.ofSeconds(60);

    /// A deadline for one exchange.
    public Deadline exchange() {
        return Deadline.after(EXCHANGE, clock);
    }

    /// A deadline this far from now.
    public Deadline in(Duration time) {
        return Deadline.after(time, clock);
    }

    /// Tries on these waits.
    public Tries tries() {
        return new Tries(sleeper, random);
    }
}
