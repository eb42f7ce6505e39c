package dev.actionsgateway.agc.control;

import dev.actionsgateway.api.condition.Condition;
import dev.actionsgateway.api.group.RunnerGroup;
import dev.actionsgateway.api.group.RunnerGroupStatus;
import dev.actionsgateway.api.group.Withheld;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Decides when a status is worth a write: at once when something has changed that people act on,
/// every ten seconds when only numbers have.
final class StatusPace {
    private static final Duration NUMBERS = Duration.ofSeconds(10);

    private final Map<String, Instant> written = new ConcurrentHashMap<>();

    private record Gist(List<String> conditions, List<String> withheld, Optional<Long> generation) {
        static Gist of(RunnerGroupStatus status) {
            return new Gist(
                    status.conditions().stream().map(Gist::gist).toList(),
                    Optional.ofNullable(status.intake()).stream()
                            .flatMap(intake -> intake.withheld().stream())
                            .map(Withheld::reason)
                            .toList(),
                    Optional.ofNullable(status.observedGeneration()));
        }

        private static String gist(Condition condition) {
            return condition.type() + "=" + condition.status() + "/" + condition.reason();
        }
    }

    boolean isDue(RunnerGroup group, RunnerGroupStatus status, Instant now) {
        var before = Optional.ofNullable(group.getStatus()).orElseGet(RunnerGroupStatus::none);
        if (before.equals(status)) {
            return false;
        }
        return !Gist.of(before).equals(Gist.of(status))
                || !written.getOrDefault(uid(group), Instant.MIN).plus(NUMBERS).isAfter(now);
    }

    void wrote(RunnerGroup group, Instant now) {
        written.put(uid(group), now);
    }

    void forget(RunnerGroup group) {
        written.remove(uid(group));
    }

    private static String uid(RunnerGroup group) {
        return group.getMetadata().getUid();
    }
}
