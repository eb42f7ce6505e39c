package dev.actionsgateway.agc.control;

import dev.actionsgateway.api.condition.Condition;
import dev.actionsgateway.api.group.ListenerStatus;
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
/// every ten seconds when numbers have, every five minutes when only the time of the last poll has.
final class StatusPace {
    private static final Duration NUMBERS = Duration.ofSeconds(10);
    private static final Duration POLLS = Duration.ofMinutes(5);

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

    /// How long this status is to wait until it is written; empty if it says nothing new.
    Optional<Duration> due(RunnerGroup group, RunnerGroupStatus status, Instant now) {
        var before = Optional.ofNullable(group.getStatus()).orElseGet(RunnerGroupStatus::none);
        if (before.equals(status)) {
            return Optional.empty();
        }
        var last = Optional.ofNullable(written.get(uid(group)));
        if (last.isEmpty() || !Gist.of(before).equals(Gist.of(status))) {
            return Optional.of(Duration.ZERO);
        }
        var pace = unpolled(before).equals(unpolled(status)) ? POLLS : NUMBERS;
        var left = Duration.between(now, last.get().plus(pace));
        return Optional.of(left.isNegative() ? Duration.ZERO : left);
    }

    private static RunnerGroupStatus unpolled(RunnerGroupStatus status) {
        var listeners =
                Optional.ofNullable(status.listeners())
                        .map(seen -> new ListenerStatus(seen.sessions(), seen.polling(), null));
        return new RunnerGroupStatus(
                status.observedGeneration(),
                listeners.orElse(null),
                status.activeJobs(),
                status.pendingJobs(),
                status.intake(),
                status.conditions());
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
