package dev.actionsgateway.api.crd;

import java.util.List;

/// Each rule of the schemas: an input that it refuses, what it says, and the nearest that it takes.
final class RuleTable {

    /// @param rule what it is about
    record Row(String rule, String refused, String message, String taken) {}

    private RuleTable() {}

    static List<Row> rows() {
        return List.of(
                row(
                        "no more workers than listeners",
                        group("maxListeners: 10, maxWorkers: 11"),
                        "maxWorkers is 11, more than maxListeners (10)",
                        group("maxListeners: 10, maxWorkers: 10")),
                row(
                        "no more standby than listeners",
                        group("maxListeners: 3, standbyListeners: 4"),
                        "standbyListeners is 4, more than maxListeners (3)",
                        group("maxListeners: 3, standbyListeners: 3")),
                row(
                        "tiers ascend",
                        group(tiers(5, 2)),
                        "priorityTiers have upTo [5, 2]",
                        group(tiers(2, 5))),
                row(
                        "tiers have each number once",
                        group(tiers(5, 5)),
                        "order them ascending, each number once",
                        group(tiers(5, 6))),
                row(
                        "an ended pod stays at most a day",
                        group("worker: {completedPodTtl: 24h1s}"),
                        "worker.completedPodTtl is 24h1s: give 0s to 24h",
                        group("worker: {completedPodTtl: 24h}")),
                row(
                        "a pod may wait 10 s",
                        group("worker: {pendingPodDeadline: 9s}"),
                        "worker.pendingPodDeadline is 9s: give 10s to 6h",
                        group("worker: {pendingPodDeadline: 10s}")),
                row(
                        "a pod may live five days",
                        group("worker: {maxLifetime: 120h1m}"),
                        "worker.maxLifetime is 120h1m: give 1m to 120h",
                        group("worker: {maxLifetime: 120h}")),
                row(
                        "a name has at most 52 characters",
                        named("g".repeat(53)),
                        "metadata.name must have at most 52 characters",
                        named("g".repeat(52))),
                row(
                        "a name is one DNS label",
                        named("a.b"),
                        "metadata.name must have at most 52 characters",
                        named("a-b")),
                row(
                        "a group has a gateway",
                        object("RunnerGroup", "tried", "runnerLabels: [linux]"),
                        "spec.gatewayRef is missing",
                        group("maxListeners: 1")),
                row(
                        "an App has one id",
                        gateway("appId: 7, clientId: Iv1.x", ""),
                        "both appId 7 and clientId Iv1.x are given",
                        gateway("appId: 7", "")),
                row(
                        "an App has an id",
                        gateway("", ""),
                        "neither appId nor clientId is given",
                        gateway("clientId: Iv1.x", "")),
                row(
                        "no more replicas at least than at most",
                        gateway("appId: 7", "proxy: {minReplicas: 3, maxReplicas: 2}"),
                        "proxy.minReplicas is 3, more than proxy.maxReplicas (2)",
                        gateway("appId: 7", "proxy: {minReplicas: 2, maxReplicas: 2}")),
                destination("a range's length fits", "10.0.0.0/33", "10.0.0.0/32"),
                destination("a range has no leading zeros", "010.0.0.0/8", "10.0.0.0/8"),
                destination("a range is whole", "10.0.0/8", "10.0.0.0/8"),
                destination("an IPv6 range's length fits", "2001:db8::/129", "2001:db8::/128"),
                destination("IPv6 is not dotted", "::ffff:10.0.0.0/104", "64:ff9b::/96"),
                destination("an address is no range", "12.1.1.1", "12.1.1.1/32"),
                destination("a number may be an address", "2130706433", "7.example"),
                destination("so may a hexadecimal one", "example.0x7f", "example.x7f"),
                destination("a name has no empty part", "registry..example", "registry.example"),
                destination("no whole top-level domain", "*.example", "*.registry.example"));
    }

    private static Row destination(String rule, String refused, String taken) {
        return row(
                rule,
                gateway("appId: 7", "proxy: {allowedDestinations: ['%s']}".formatted(refused)),
                "proxy.allowedDestinations has %s, which is neither a name nor a range"
                        .formatted(refused),
                gateway("appId: 7", "proxy: {allowedDestinations: ['%s']}".formatted(taken)));
    }

    private static Row row(String rule, String refused, String message, String taken) {
        return new Row(rule, refused, message, taken);
    }

    private static String tiers(int first, int second) {
        return "priorityTiers: [{upTo: %d, priorityClassName: high}, {upTo: %d, priorityClassName: low}]"
                .formatted(first, second);
    }

    static String group(String more) {
        return group("tried", more);
    }

    private static String named(String name) {
        return group(name, "maxListeners: 1");
    }

    private static String group(String name, String more) {
        return object(
                "RunnerGroup",
                name,
                "gatewayRef: {name: acme}, runnerLabels: [linux], %s".formatted(more));
    }

    private static String gateway(String id, String more) {
        String app =
                (id.isEmpty() ? "" : id + ",")
                        + " installationId: 1, privateKeySecretRef: {name: key}";
        return object(
                "ActionsGateway",
                "tried",
                "githubUrl: 'https://github.com/acme', %s credentials: {githubApp: {%s}}"
                        .formatted(more.isEmpty() ? "" : more + ",", app));
    }

    private static String object(String kind, String name, String spec) {
        return "apiVersion: actionsgateway.dev/v1alpha1\nkind: %s\nmetadata: {name: %s}\nspec: {%s}\n"
                .formatted(kind, name, spec);
    }
}
