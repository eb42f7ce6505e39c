package dev.actionsgateway.github.rest;

import dev.actionsgateway.github.wire.Reply;
import dev.actionsgateway.github.wire.Verb;
import dev.actionsgateway.kit.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;

/// What an installation may ask of REST, shared by all who ask in its name.
///
/// GitHub's secondary limit counts points: a read is one, whatever acts is five, and nine hundred
/// are allowed in a minute. Whoever comes when they are used up gets a turn later, in the order of
/// coming. While GitHub wants to be left alone nobody gets one. Leases and the end of jobs are told
/// to other services than REST, so that they never wait here.
public final class RestBudget {
    /// GitHub's own figure for an installation, and for a minute.
    public static final int USUAL = 900;

    private static final int ACT = 5;
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private static final Duration LONGEST_HOLD = Duration.ofHours(1);

    private final int aMinute;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private double points; // guarded by lock; below zero: turns that are given and have not come
    private Instant counted; // guarded by lock
    private Instant heldUntil = Instant.MIN; // guarded by lock

    /// When a call may be made.
    public sealed interface Turn {
        /// After this wait, which may be none. Its points are taken.
        record In(Duration delay) implements Turn {}

        /// Not before the caller's deadline. Nothing is taken.
        record TooLate(Duration delay) implements Turn {}
    }

    /// A full budget.
    ///
    /// @param aMinute how many points come back in a minute, and how many there are at most
    public RestBudget(int aMinute, InstantSource clock) {
        if (aMinute < ACT) {
            throw new IllegalArgumentException("a budget allows at least one call a minute");
        }
        this.aMinute = aMinute;
        this.clock = clock;
        points = aMinute;
        counted = clock.instant();
    }

    /// Takes a turn, if it comes before the deadline.
    public Turn take(Verb verb, Deadline deadline) {
        int cost = verb == Verb.GET ? 1 : ACT;
        lock.lock();
        try {
            refill();
            var wait = longer(held(), missing(cost));
            if (wait.isPositive() && wait.compareTo(deadline.remaining()) >= 0) {
                return new Turn.TooLate(wait);
            }
            points -= cost;
            return new Turn.In(wait);
        } finally {
            lock.unlock();
        }
    }

    /// Hears what GitHub says of its limits.
    public void learn(Reply reply) {
        RestHeaders.pause(reply, clock).ifPresent(this::hold);
    }

    private void hold(Duration pause) {
        lock.lock();
        try {
            var bounded = pause.compareTo(LONGEST_HOLD) > 0 ? LONGEST_HOLD : pause;
            var until = clock.instant().plus(bounded);
            heldUntil = until.isAfter(heldUntil) ? until : heldUntil;
        } finally {
            lock.unlock();
        }
    }

    /// How long GitHub wants to be left alone from now on; zero when it does not.
    public Duration held() {
        lock.lock();
        try {
            var now = clock.instant();
            return heldUntil.isAfter(now) ? Duration.between(now, heldUntil) : Duration.ZERO;
        } finally {
            lock.unlock();
        }
    }

    /// How many points are left; below zero when callers wait for their turn.
    public int left() {
        lock.lock();
        try {
            refill();
            return (int) Math.floor(points);
        } finally {
            lock.unlock();
        }
    }

    // Called with the lock held.
    private void refill() {
        var now = clock.instant();
        long passed = Math.max(0, Duration.between(counted, now).toNanos());
        points = Math.min(aMinute, points + (double) aMinute * passed / (MINUTE * 1_000_000));
        counted = now;
    }

    // Called with the lock held.
    private Duration missing(int cost) {
        double lack = cost - points;
        return lack <= 0
                ? Duration.ZERO
                : Duration.ofMillis((long) Math.ceil(lack * MINUTE / aMinute));
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }
}
