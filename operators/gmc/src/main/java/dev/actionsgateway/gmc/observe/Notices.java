package dev.actionsgateway.gmc.observe;

import static dev.actionsgateway.api.condition.ConditionType.CREDENTIALS_VALID;
import static dev.actionsgateway.api.condition.ConditionType.DEGRADED;
import static dev.actionsgateway.api.condition.ConditionType.GITHUB_META_CURRENT;
import static dev.actionsgateway.api.condition.ConditionType.QUOTA_PRESSURE;
import static dev.actionsgateway.api.condition.ConditionType.READY;

import dev.actionsgateway.api.condition.Condition;
import dev.actionsgateway.api.condition.ConditionStatus;
import dev.actionsgateway.api.condition.ConditionType;
import dev.actionsgateway.api.condition.Conditions;
import dev.actionsgateway.api.condition.Reason;
import dev.actionsgateway.kube.EventText.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What is worth a Kubernetes Event: what changes between two looks, and nothing that stays. Pure.
public final class Notices {
    private static final List<ConditionType> PARTS =
            List.of(DEGRADED, CREDENTIALS_VALID, QUOTA_PRESSURE, GITHUB_META_CURRENT);

    /// Why a gateway is not ready, where no other condition tells it.
    private static final Set<String> OWN_REASONS =
            Set.of(
                    Reason.GATEWAY_NOT_SERVED.word(),
                    Reason.TERMINATING.word(),
                    Reason.DRAIN_GIVEN_UP.word());

    private Notices() {}

    /// What is to be said when a gateway's conditions change.
    ///
    /// @param before as they were stored
    /// @param after as they will be
    public static List<Notice> between(List<Condition> before, List<Condition> after) {
        var notices = new ArrayList<Notice>();
        if (isSetUp(after) && Conditions.find(before, DEGRADED).isEmpty()) {
            notices.add(
                    new Notice(Kind.NORMAL, Reason.TENANT_SET_UP, "All that it needs was made."));
        }
        PARTS.stream().flatMap(type -> part(type, before, after).stream()).forEach(notices::add);
        ready(before, after).ifPresent(notices::add);
        return List.copyOf(notices);
    }

    /// What is to be said of objects that somebody had changed or deleted.
    public static Optional<Notice> repaired(List<String> objects) {
        return objects.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Notice(
                                Kind.WARNING,
                                Reason.DRIFT_REPAIRED,
                                "Somebody had changed or deleted what is ours; it is as it was: "
                                        + String.join(", ", objects)
                                        + "."));
    }

    private static boolean isSetUp(List<Condition> conditions) {
        return Conditions.find(conditions, DEGRADED)
                .filter(found -> found.says(DEGRADED, DEGRADED.healthy()))
                .isPresent();
    }

    /// Unknown is no news, and neither is what is well at the first look.
    private static Optional<Notice> part(
            ConditionType type, List<Condition> before, List<Condition> after) {
        var healthy = type.healthy();
        return Conditions.find(after, type)
                .filter(now -> !now.says(type, ConditionStatus.UNKNOWN))
                .filter(now -> {
                    boolean was = Conditions.says(before, type, opposite(healthy));
                    return now.says(type, healthy) ? was : !was;
                })
                .flatMap(now -> notice(type, now));
    }

    private static ConditionStatus opposite(ConditionStatus status) {
        return status == ConditionStatus.TRUE ? ConditionStatus.FALSE : ConditionStatus.TRUE;
    }

    private static Optional<Notice> ready(List<Condition> before, List<Condition> after) {
        boolean wasReady = Conditions.says(before, READY, ConditionStatus.TRUE);
        var reason = Conditions.find(before, READY).map(Condition::reason).orElse("");
        return Conditions.find(after, READY)
                .filter(now -> {
                    boolean isReady = now.says(READY, ConditionStatus.TRUE);
                    return isReady != wasReady
                            || (OWN_REASONS.contains(now.reason()) && !reason.equals(now.reason()));
                })
                .flatMap(now -> notice(READY, now));
    }

    private static Optional<Notice> notice(ConditionType type, Condition now) {
        var kind = now.says(type, type.healthy()) || isWanted(now) ? Kind.NORMAL : Kind.WARNING;
        return Stream.of(Reason.values())
                .filter(reason -> reason.word().equals(now.reason()))
                .findFirst()
                .map(reason -> new Notice(kind, reason, now.message()));
    }

    private static boolean isWanted(Condition now) {
        return now.reason().equals(Reason.TERMINATING.word());
    }
}
