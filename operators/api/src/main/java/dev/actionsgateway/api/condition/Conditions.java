package dev.actionsgateway.api.condition;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// How conditions change: pure, with the meaning that Kubernetes gives them.
public final class Conditions {

    private static final int LONGEST_MESSAGE = 32_768;

    private Conditions() {}

    /// What is to be stored after a look.
    ///
    /// `lastTransitionTime` moves when the status changes, and only then. A type that was not
    /// looked at stays as it is: another program may have written it. The order stays; new types
    /// come last. What did not change is equal to what was stored, so that nothing needs to be
    /// written.
    ///
    /// @param generation the generation of the resource that was looked at
    public static List<Condition> merge(
            List<Condition> stored, List<Observation> seen, long generation, Instant now) {
        SequencedMap<String, Condition> merged = new LinkedHashMap<>();
        stored.forEach(condition -> merged.put(condition.type(), condition));
        for (Observation observation : seen) {
            String type = observation.type().word();
            merged.put(type, merge(merged, observation, generation, now));
        }
        return List.copyOf(merged.values());
    }

    /// The condition of this type.
    public static Optional<Condition> find(List<Condition> conditions, ConditionType type) {
        return conditions.stream().filter(found -> found.type().equals(type.word())).findFirst();
    }

    /// Whether the condition of this type has this status; one that is missing is Unknown.
    public static boolean says(
            List<Condition> conditions, ConditionType type, ConditionStatus status) {
        return find(conditions, type)
                .map(found -> found.says(type, status))
                .orElse(status == ConditionStatus.UNKNOWN);
    }

    private static Condition merge(
            Map<String, Condition> stored, Observation seen, long generation, Instant now) {
        String status = seen.status().word();
        Instant since =
                Optional.ofNullable(stored.get(seen.type().word()))
                        .filter(before -> before.status().equals(status))
                        .map(Condition::lastTransitionTime)
                        // Kubernetes keeps seconds: more would differ from what is read back.
                        .orElseGet(() -> now.truncatedTo(ChronoUnit.SECONDS));
        String message = seen.message();
        return new Condition(
                seen.type().word(),
                status,
                generation,
                since,
                seen.reason().word(),
                message.substring(0, Math.min(message.length(), LONGEST_MESSAGE)));
    }
}
