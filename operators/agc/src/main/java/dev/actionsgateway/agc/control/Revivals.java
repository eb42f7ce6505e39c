package dev.actionsgateway.agc.control;

import dev.actionsgateway.kit.Backoff;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// When a group that broke may be started again: soon at first, later while it goes on breaking.
/// Its jobs wait meanwhile, so that the longest pause is far below the time of a lease.
final class Revivals {
    private static final Duration CAP = Duration.ofMinutes(2);
    private static final Backoff PAUSE = Backoff.doubling(Duration.ofSeconds(5), CAP);
    private static final Duration WELL = Duration.ofMinutes(10);

    private final RandomGenerator random;
    private final Map<String, Fall> falls = new ConcurrentHashMap<>();

    private record Fall(int times, Instant due, Stage stage) {
        enum Stage {
            WAITS,
            LIVES_AGAIN
        }
    }

    Revivals(RandomGenerator random) {
        this.random = random;
    }

    /// Whether a group that is broken is to be started now; if so, it counts as started.
    boolean isDue(String group, Instant now) {
        var fall = falls.compute(group, (_, before) -> at(before, now));
        if (now.isBefore(fall.due())) {
            return false;
        }
        falls.put(group, new Fall(fall.times(), fall.due(), Fall.Stage.LIVES_AGAIN));
        return true;
    }

    private Fall at(@Nullable Fall before, Instant now) {
        if (before != null && before.stage() == Fall.Stage.WAITS) {
            return before;
        }
        int times =
                before != null && now.isBefore(before.due().plus(WELL)) ? before.times() + 1 : 1;
        var pause =
                PAUSE.after(times, random) instanceof Backoff.Next.Wait(var delay) ? delay : CAP;
        return new Fall(times, now.plus(pause), Fall.Stage.WAITS);
    }

    /// A group is gone.
    void forget(String group) {
        falls.remove(group);
    }
}
