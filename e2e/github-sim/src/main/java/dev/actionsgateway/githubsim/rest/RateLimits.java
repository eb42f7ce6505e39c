package dev.actionsgateway.githubsim.rest;

import dev.actionsgateway.githubsim.clock.SimClock;
import dev.actionsgateway.githubsim.http.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// Counts REST requests per installation and hour, by GitHub's clock.
public final class RateLimits {
    private static final Duration WINDOW = Duration.ofHours(1);

    private final SimClock clock;
    private final Map<Long, Window> windows = new HashMap<>(); // guarded by this

    public RateLimits(SimClock clock) {
        this.clock = clock;
    }

    /// Where an installation stands.
    ///
    /// @param limit requests per hour; 0 is no limit
    public record Standing(int limit, int used, Instant reset) {
        /// Whether the last request was one too many.
        public boolean exceeded() {
            return limit > 0 && used > limit;
        }

        /// The answer, with what every answer says of the limit.
        public Answer on(Answer answer) {
            if (limit == 0) {
                return answer;
            }
            return answer.with("x-ratelimit-limit", Integer.toString(limit))
                    .with("x-ratelimit-remaining", Integer.toString(Math.max(0, limit - used)))
                    .with("x-ratelimit-used", Integer.toString(used))
                    .with("x-ratelimit-reset", Long.toString(reset.getEpochSecond()))
                    .with("x-ratelimit-resource", "core");
        }
    }

    private record Window(Instant reset, int used) {}

    /// Counts a request.
    public Standing count(long installation, int limit) {
        return move(installation, limit, 1);
    }

    /// Where it stands, without counting.
    public Standing look(long installation, int limit) {
        return move(installation, limit, 0);
    }

    private synchronized Standing move(long installation, int limit, int by) {
        var now = clock.shown();
        var window = windows.get(installation);
        if (window == null || !now.isBefore(window.reset())) {
            window = new Window(now.plus(WINDOW), 0);
        }
        window = new Window(window.reset(), window.used() + by);
        windows.put(installation, window);
        return new Standing(limit, window.used(), window.reset());
    }
}
