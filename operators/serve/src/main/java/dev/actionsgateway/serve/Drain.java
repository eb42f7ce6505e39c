package dev.actionsgateway.serve;

import java.time.Duration;

/// How much time a graceful stop may take. Its [#total()] must stay below the pod's
/// `terminationGracePeriodSeconds`.
///
/// @param settle how long to serve on, not ready any more, until no endpoint list names this pod
/// @param requests how long requests in flight may take after that
/// @param closers how long everything registered for closing may take together
public record Drain(Duration settle, Duration requests, Duration closers) {

    /// @throws IllegalArgumentException if a time is negative
    public Drain {
        if (settle.isNegative() || requests.isNegative() || closers.isNegative()) {
            throw new IllegalArgumentException("a drain needs times of zero or more");
        }
    }

    /// 25 s in all, which fits Kubernetes' default of 30 s.
    public static Drain standard() {
        return new Drain(Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(5));
    }

    /// Does not settle, and gives the rest a few seconds: for tests and command lines, which no
    /// endpoint list names.
    public static Drain unsettled() {
        return new Drain(Duration.ZERO, Duration.ofSeconds(5), Duration.ofSeconds(5));
    }

    /// The longest that a stop takes.
    public Duration total() {
        return settle.plus(requests).plus(closers);
    }
}
