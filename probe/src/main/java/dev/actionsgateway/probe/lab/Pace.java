package dev.actionsgateway.probe.lab;

import java.time.Duration;

/// How patient an investigation is.
///
/// @param arrival how long a job may take from its start to a session that waits for it
/// @param watch how long something must not happen to count as not happening
/// @param window how long a claim or a lock is waited out
/// @param settle how long REST may take to show what has happened
public record Pace(Duration arrival, Duration watch, Duration window, Duration settle) {
    /// What github.com is believed to need.
    public static final Pace USUAL =
            new Pace(
                    Duration.ofMinutes(2),
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(13),
                    Duration.ofSeconds(20));
}
