package dev.actionsgateway.github.auth;

import dev.actionsgateway.github.wire.Reply;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// GitHub's clock, as the `Date` of its answers shows it. Assertions are dated by it, so that a
/// machine whose clock is wrong can still sign in. Thread-safe.
public final class GitHubClock implements InstantSource {
    /// Less than this is the second's rounding and the way of the answer, not a wrong clock.
    public static final Duration NOISE = Duration.ofSeconds(5);

    private final InstantSource own;
    private volatile Duration ahead = Duration.ZERO;

    /// Shows the same as this clock until an answer says otherwise.
    public GitHubClock(InstantSource own) {
        this.own = own;
    }

    /// Learns from an answer that has just come. One without a date teaches nothing.
    public void learn(Reply reply) {
        reply.date()
                .ifPresent(date -> {
                    var difference = Duration.between(own.instant(), date);
                    ahead = difference.abs().compareTo(NOISE) < 0 ? Duration.ZERO : difference;
                });
    }

    /// Our own clock, which does not jump: for deadlines.
    public InstantSource own() {
        return own;
    }

    /// How far GitHub's clock is ahead of ours; negative if it is behind, zero within the noise.
    public Duration ahead() {
        return ahead;
    }

    @Override
    public Instant instant() {
        return own.instant().plus(ahead);
    }
}
