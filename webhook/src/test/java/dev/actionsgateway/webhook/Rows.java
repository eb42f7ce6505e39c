package dev.actionsgateway.webhook;

import static dev.actionsgateway.webhook.Yaml.gateway;
import static dev.actionsgateway.webhook.Yaml.group;
import static dev.actionsgateway.webhook.Yaml.groupOf;

import java.util.List;
import java.util.stream.Stream;

/// Every rule about what stands in an object: what it refuses, what it says, what it takes.
final class Rows {
    private static final String ACME = gateway("acme", "");
    static final String IN_LIST = "runnerGroups: [{name: a, spec: {runnerLabels: [linux]%s}}]";

    private Rows() {}

    static Stream<Row> all() {
        return Stream.of(
                        places(),
                        priorityClasses(),
                        destinations(),
                        TemplateRows.proxy(),
                        TemplateRows.templates(),
                        labels())
                .flatMap(List::stream);
    }

    private static List<Row> places() {
        return List.of(
                new Row(
                        "a second gateway",
                        ACME,
                        gateway("other", ""),
                        List.of(
                                "metadata.name is other, but namespace",
                                "has ActionsGateway acme already",
                                "make this one in another namespace"),
                        group("group", "")),
                new Row(
                        "a gateway's name that is too long (its schema)",
                        "",
                        gateway("a".repeat(53), ""),
                        List.of("metadata.name must have at most 52 characters"),
                        gateway("a".repeat(52), "")),
                new Row(
                        "a group's name that is too long (its schema)",
                        "",
                        group("a".repeat(53), ""),
                        List.of("metadata.name must have at most 52 characters"),
                        group("a".repeat(52), "")));
    }

    private static List<Row> priorityClasses() {
        return List.of(
                new Row(
                        "the controller's PriorityClass, not allowed",
                        "",
                        gateway(
                                "acme",
                                "agc: {scheduling: {priorityClassName: system-cluster-critical}}"),
                        List.of(
                                "spec.agc.scheduling.priorityClassName is system-cluster-critical",
                                "which the platform does not allow for controllers and proxies: take one of infra-*"),
                        gateway("acme", "agc: {scheduling: {priorityClassName: infra-high}}")),
                new Row(
                        "the proxy's PriorityClass, a worker's",
                        "",
                        gateway("acme", "proxy: {scheduling: {priorityClassName: ci-high}}"),
                        List.of(
                                "spec.proxy.scheduling.priorityClassName is ci-high",
                                "which the platform does not allow for controllers and proxies"),
                        gateway("acme", "proxy: {scheduling: {priorityClassName: infra-high}}")),
                new Row(
                        "the proxy's PriorityClass, unknown",
                        "",
                        gateway("acme", "proxy: {scheduling: {priorityClassName: infra-none}}"),
                        List.of(
                                "spec.proxy.scheduling.priorityClassName is infra-none",
                                "the cluster has no such PriorityClass"),
                        gateway("acme", "proxy: {scheduling: {priorityClassName: infra-high}}")),
                new Row(
                        "a tier's PriorityClass",
                        ACME,
                        group(
                                "group",
                                "priorityTiers: [{upTo: 1, priorityClassName: ci-high}, {upTo: 2, priorityClassName: system-node-critical}]"),
                        List.of("spec.priorityTiers[1].priorityClassName is system-node-critical"),
                        group("group", "priorityTiers: [{upTo: 1, priorityClassName: ci-high}]")),
                new Row(
                        "a tier's PriorityClass, a proxy's",
                        ACME,
                        group("group", "priorityTiers: [{upTo: 1, priorityClassName: infra-high}]"),
                        List.of(
                                "spec.priorityTiers[0].priorityClassName is infra-high",
                                "which the platform does not allow for workers: take one of ci-*"),
                        group("group", "priorityTiers: [{upTo: 1, priorityClassName: ci-high}]")),
                new Row(
                        "a template's PriorityClass",
                        ACME,
                        groupOf("priorityClassName: system-node-critical"),
                        List.of(
                                "spec.worker.template.spec.priorityClassName is system-node-critical"),
                        groupOf("priorityClassName: ci-high")),
                new Row(
                        "a PriorityClass in a gateway's list",
                        "",
                        gateway(
                                "acme",
                                IN_LIST.formatted(
                                        ", worker: {template: {spec: {priorityClassName: x}}}")),
                        List.of(
                                "spec.runnerGroups[0].spec.worker.template.spec.priorityClassName is x"),
                        gateway(
                                "acme",
                                IN_LIST.formatted(
                                        ", worker: {template: {spec: {priorityClassName: ci-high}}}"))));
    }

    private static List<Row> destinations() {
        return List.of(
                new Row(
                        "a private range that the platform does not allow",
                        "",
                        gateway(
                                "acme",
                                "proxy: {allowedDestinations: [registry.example, 10.21.0.0/16]}"),
                        List.of(
                                "spec.proxy.allowedDestinations[1] is 10.21.0.0/16",
                                "private addresses",
                                "keep within 10.20.0.0/16"),
                        gateway(
                                "acme",
                                "proxy: {allowedDestinations: [registry.example, 10.20.30.0/24]}")),
                new Row(
                        "a range so wide that private ones are in it",
                        "",
                        gateway("acme", "proxy: {allowedDestinations: [0.0.0.0/0]}"),
                        List.of("spec.proxy.allowedDestinations[0] is 0.0.0.0/0"),
                        gateway("acme", "proxy: {allowedDestinations: [140.82.112.0/20]}")),
                new Row(
                        "the metadata service",
                        "",
                        gateway("acme", "proxy: {allowedDestinations: [169.254.169.254/32]}"),
                        List.of("spec.proxy.allowedDestinations[0] is 169.254.169.254/32"),
                        gateway("acme", "proxy: {allowedDestinations: ['*.registry.example']}")),
                new Row(
                        "a private IPv4 range in IPv6 clothes",
                        "",
                        gateway("acme", "proxy: {allowedDestinations: ['::ffff:a00:0/104']}"),
                        List.of(
                                "is ::ffff:a00:0/104, which is neither a name nor a range of addresses"),
                        gateway("acme", "proxy: {allowedDestinations: ['2606:50c0::/32']}")),
                new Row(
                        "a range with bits set behind its length",
                        "",
                        gateway("acme", "proxy: {allowedDestinations: [10.20.0.1/16]}"),
                        List.of(
                                "is 10.20.0.1/16, which is neither a name nor a range of addresses",
                                "write a range like 10.20.0.0/16, without bits behind its length"),
                        gateway("acme", "proxy: {allowedDestinations: [10.20.0.0/16]}")),
                new Row(
                        "the proxy itself",
                        "",
                        gateway("acme", "proxy: {allowedDestinations: [localhost]}"),
                        List.of("is localhost, which is the proxy itself"),
                        gateway("acme", "proxy: {allowedDestinations: [localhost.example]}")));
    }

    private static List<Row> labels() {
        return List.of(
                new Row(
                        "labels of another group",
                        ACME + "---\n" + group("first", "runnerLabels: [linux, x64]"),
                        group("group", "runnerLabels: [X64, Linux], githubRunnerGroup: default"),
                        List.of(
                                "spec.runnerLabels is [X64, Linux], which RunnerGroup first has, too, in GitHub's runner group default",
                                "give one of them a further label"),
                        group("group", "runnerLabels: [linux, x64], githubRunnerGroup: heavy")),
                new Row(
                        "labels twice in a gateway's list",
                        "",
                        gateway(
                                "acme",
                                "runnerGroups: [{name: a, spec: {runnerLabels: [x]}}, {name: b, spec: {runnerLabels: [x]}}]"),
                        List.of(
                                "spec.runnerGroups[1].spec.runnerLabels is [x], which RunnerGroup a has, too"),
                        gateway(
                                "acme",
                                "runnerGroups: [{name: a, spec: {runnerLabels: [x]}}, {name: b, spec: {runnerLabels: [x, y]}}]")),
                new Row(
                        "labels that a gateway's list will bring",
                        gateway("acme", IN_LIST.formatted("")),
                        group("b", ""),
                        List.of("which RunnerGroup a has, too"),
                        group("a", "")),
                new Row(
                        "labels of a group that waits for this gateway",
                        group("first", ""),
                        gateway("acme", IN_LIST.formatted("")),
                        List.of(
                                "spec.runnerGroups[0].spec.runnerLabels is [linux], which RunnerGroup first has, too"),
                        gateway(
                                "acme",
                                "runnerGroups: [{name: first, spec: {runnerLabels: [linux]}}]")));
    }
}
