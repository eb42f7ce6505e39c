package dev.actionsgateway.gmc.control;

import static dev.actionsgateway.api.condition.ConditionStatus.FALSE;
import static dev.actionsgateway.api.condition.ConditionStatus.TRUE;
import static dev.actionsgateway.api.condition.ConditionType.AGC_AVAILABLE;
import static dev.actionsgateway.api.condition.ConditionType.CREDENTIALS_VALID;
import static dev.actionsgateway.api.condition.ConditionType.DEGRADED;
import static dev.actionsgateway.api.condition.ConditionType.PROXY_AVAILABLE;
import static dev.actionsgateway.api.condition.ConditionType.QUOTA_PRESSURE;
import static dev.actionsgateway.api.condition.ConditionType.READY;

import dev.actionsgateway.api.condition.Condition;
import dev.actionsgateway.api.condition.ConditionType;
import dev.actionsgateway.api.condition.Conditions;
import dev.actionsgateway.api.condition.Observation;
import dev.actionsgateway.api.condition.Reason;
import dev.actionsgateway.api.group.RunnerGroup;
import dev.actionsgateway.api.group.RunnerGroupStatus;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What the conditions of a gateway say. Pure.
final class GatewayStatusRules {
    /// A gateway that says these does its work all the same.
    private static final Set<ConditionType> TOLD_ONLY =
            Set.of(QUOTA_PRESSURE, ConditionType.GITHUB_META_CURRENT);

    private GatewayStatusRules() {}

    /// What is seen of a tenant.
    ///
    /// @param failures of its set-up
    /// @param readyProxies replicas of the proxy that are ready
    /// @param readyAgcs controllers that are ready
    /// @param groups the RunnerGroups that it serves
    /// @param hasQuota whether it has one
    /// @param meta how well its proxies know GitHub's names
    record Seen(
            List<Setup.Failure> failures,
            int readyProxies,
            int readyAgcs,
            List<RunnerGroup> groups,
            boolean hasQuota,
            Observation meta) {}

    static List<Observation> of(Seen seen) {
        var parts =
                List.of(
                        proxy(seen),
                        agc(seen),
                        credentials(seen),
                        quota(seen),
                        degraded(seen),
                        seen.meta());
        return Stream.concat(Stream.of(ready(parts)), parts.stream()).toList();
    }

    /// All that is said of a gateway that is not served, and why.
    static List<Observation> notServed(Reason reason, String message) {
        return List.of(Observation.trouble(READY, reason, message));
    }

    private static Observation ready(List<Observation> parts) {
        return parts.stream()
                .filter(part -> !TOLD_ONLY.contains(part.type()))
                .filter(part -> !part.isHealthy())
                .filter(part -> part.type() != CREDENTIALS_VALID || part.status() == FALSE)
                .findFirst()
                .map(part -> Observation.trouble(READY, part.reason(), part.message()))
                .orElseGet(() ->
                        Observation.healthy(
                                READY,
                                Reason.ALL_AVAILABLE,
                                "Proxy and controller are available."));
    }

    private static Observation proxy(Seen seen) {
        return seen.readyProxies() > 0
                ? Observation.healthy(
                        PROXY_AVAILABLE,
                        Reason.AS_EXPECTED,
                        seen.readyProxies() + " replicas take connections.")
                : Observation.trouble(
                        PROXY_AVAILABLE,
                        Reason.PROXY_NOT_READY,
                        "No replica of the proxy is ready: look at its pods.");
    }

    private static Observation agc(Seen seen) {
        return seen.readyAgcs() > 0
                ? Observation.healthy(AGC_AVAILABLE, Reason.AS_EXPECTED, "The controller is ready.")
                : Observation.trouble(
                        AGC_AVAILABLE,
                        Reason.AGC_NOT_READY,
                        "The controller is not ready: look at its pod.");
    }

    private static Observation degraded(Seen seen) {
        return seen.failures().isEmpty()
                ? Observation.healthy(DEGRADED, Reason.AS_EXPECTED, "Every step succeeded.")
                : Observation.trouble(
                        DEGRADED,
                        Reason.PROVISIONING_FAILED,
                        String.join(
                                "; ",
                                seen.failures().stream().map(Setup.Failure::toString).toList()));
    }

    /// As its groups have it from GitHub: one that is refused stands for all.
    private static Observation credentials(Seen seen) {
        var told =
                seen.groups().stream()
                        .flatMap(group -> condition(group, CREDENTIALS_VALID).stream())
                        .toList();
        Optional<Condition> refused =
                told.stream().filter(each -> each.says(CREDENTIALS_VALID, FALSE)).findFirst();
        if (refused.isPresent()) {
            return Observation.trouble(
                    CREDENTIALS_VALID, reason(refused.get()), refused.get().message());
        }
        return told.stream().anyMatch(each -> each.says(CREDENTIALS_VALID, TRUE))
                ? Observation.healthy(
                        CREDENTIALS_VALID, Reason.CREDENTIALS_ACCEPTED, "GitHub gave a token.")
                : Observation.unknown(
                        CREDENTIALS_VALID,
                        Reason.NOT_SEEN_YET,
                        "No runner group has asked GitHub yet.");
    }

    private static Observation quota(Seen seen) {
        if (!seen.hasQuota()) {
            return Observation.healthy(
                    QUOTA_PRESSURE, Reason.NO_QUOTA, "The gateway has no quota.");
        }
        var full =
                seen.groups().stream()
                        .filter(group ->
                                condition(group, ConditionType.QUOTA_EXCEEDED)
                                        .filter(each ->
                                                each.says(ConditionType.QUOTA_EXCEEDED, TRUE))
                                        .isPresent())
                        .map(group -> group.getMetadata().getName())
                        .toList();
        return full.isEmpty()
                ? Observation.healthy(QUOTA_PRESSURE, Reason.QUOTA_SUFFICIENT, "There is room.")
                : Observation.trouble(
                        QUOTA_PRESSURE,
                        Reason.QUOTA_EXHAUSTED,
                        "No room for one more worker of " + String.join(", ", full) + ".");
    }

    private static Optional<Condition> condition(RunnerGroup group, ConditionType type) {
        return Optional.ofNullable(group.getStatus())
                .map(RunnerGroupStatus::conditions)
                .flatMap(all -> Conditions.find(all, type));
    }

    private static Reason reason(Condition condition) {
        return Stream.of(Reason.values())
                .filter(reason -> reason.word().equals(condition.reason()))
                .findFirst()
                .orElse(Reason.CREDENTIALS_REFUSED);
    }
}
