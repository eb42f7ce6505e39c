package dev.actionsgateway.agc.pool;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/// Counts the offers of the last seconds. Not thread-safe.
public final class OfferRate {
    /// How far it looks back.
    public static final Duration WINDOW = Duration.ofSeconds(5);

    private static final int MOST = 10_000;

    private final Deque<Instant> offers = new ArrayDeque<>();

    /// An offer came.
    public void offered(Instant now) {
        if (offers.size() < MOST) {
            offers.addLast(now);
        }
    }

    /// How many came lately.
    public int lately(Instant now) {
        while (!offers.isEmpty() && offers.getFirst().plus(WINDOW).isBefore(now)) {
            offers.removeFirst();
        }
        return offers.size();
    }
}
