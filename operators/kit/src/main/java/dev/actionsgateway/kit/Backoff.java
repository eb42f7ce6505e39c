package dev.actionsgateway.kit;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/// How long to wait before trying again, and when to stop trying. Pure: it neither waits nor knows
/// the time.
///
/// The wait after attempt `n` is drawn evenly from zero up to `base · factorⁿ⁻¹`, at most `cap`
/// ("full jitter"), so that many clients that failed together do not come back together.
///
/// @param base the upper bound of the first wait, above zero
/// @param cap the upper bound of every wait
/// @param factor how much the bound grows with each attempt, at least 1
/// @param attempts how many tries there are in all; [#UNLIMITED] never gives up
/// @param askedCap the longest wait taken from a server's `Retry-After`
public record Backoff(Duration base, Duration cap, double factor, int attempts, Duration askedCap) {
    /// Tries for ever.
    public static final int UNLIMITED = Integer.MAX_VALUE;

    /// What to do after a failed attempt.
    public sealed interface Next {
        /// Wait this long, then try again.
        record Wait(Duration delay) implements Next {}

        /// The attempts are used up, for the reason given.
        record GiveUp(String reason) implements Next {}
    }

    /// @throws IllegalArgumentException if a bound is out of its range
    public Backoff {
        if (!base.isPositive() || cap.compareTo(base) < 0 || askedCap.isNegative()) {
            throw new IllegalArgumentException("need 0 < base <= cap and askedCap >= 0");
        }
        if (!(factor >= 1) || attempts < 1) {
            throw new IllegalArgumentException("need factor >= 1 and attempts >= 1");
        }
    }

    /// Doubles from `base` to `cap` without end; takes at most `cap` from a server as well.
    public static Backoff doubling(Duration base, Duration cap) {
        return new Backoff(base, cap, 2, UNLIMITED, cap);
    }

    /// What to do when attempt number `attempt` (the first is 1) has failed.
    public Next after(int attempt, RandomGenerator random) {
        if (attempt >= attempts) {
            return new Next.GiveUp("attempt " + attempt + " of " + attempts + " failed");
        }
        return new Next.Wait(jitter(bound(attempt), random));
    }

    /// As [#after(int, RandomGenerator)], when the server has asked to be left alone for `asked`:
    /// the wait is at least that long, but `askedCap` at most, plus a jitter of up to `base`.
    public Next after(int attempt, RandomGenerator random, RetryAfter asked) {
        return switch (after(attempt, random)) {
            case Next.GiveUp gone -> gone;
            case Next.Wait(var own) -> {
                var wanted = min(asked.delay(), askedCap).plus(jitter(base, random));
                yield new Next.Wait(
                        asked.delay().isZero() || own.compareTo(wanted) > 0 ? own : wanted);
            }
        };
    }

    private Duration bound(int attempt) {
        double nanos = nanos(base) * Math.pow(factor, Math.max(attempt, 1) - 1d);
        return nanos < nanos(cap) ? Duration.ofNanos((long) nanos) : cap;
    }

    private static Duration jitter(Duration bound, RandomGenerator random) {
        return Duration.ofNanos((long) (random.nextDouble() * nanos(bound)));
    }

    private static long nanos(Duration duration) {
        return TimeUnit.NANOSECONDS.convert(duration);
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
