package dev.actionsgateway.gmc.plan;

import dev.actionsgateway.api.Labels;
import dev.actionsgateway.kit.net.AddressRange;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRuleBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRuleBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeerBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPortBuilder;
import java.util.List;
import java.util.Map;

/// The pieces that our NetworkPolicies are made of.
final class Rules {
    private static final int DNS = 53;

    /// Where NodeLocal DNSCache listens. Not its whole range, which holds the metadata address.
    private static final AddressRange LOCAL_DNS = AddressRange.of("169.254.20.10/32");

    /// Name of the manager's pods, as its chart labels them.
    private static final String MANAGER = "actions-gateway-gmc";

    private Rules() {}

    /// Names, from the cluster's own servers and nowhere else.
    static NetworkPolicyEgressRule dns() {
        return out(
                List.of(dnsPods("kube-dns"), dnsPods("node-local-dns"), block(LOCAL_DNS)),
                List.of(port("UDP", DNS), port("TCP", DNS)));
    }

    /// Metrics and health, for pods of a namespace that is labelled so.
    static NetworkPolicyIngressRule metrics() {
        var labelled =
                new LabelSelectorBuilder().addToMatchLabels(Labels.METRICS, "allowed").build();
        var peer = new NetworkPolicyPeerBuilder().withNamespaceSelector(labelled).build();
        return in(List.of(peer), List.of(tcp(Pods.MANAGEMENT)));
    }

    /// The manager asks a proxy how well it knows GitHub. Namespace and pods in one peer.
    static NetworkPolicyIngressRule manager(Platform platform) {
        return in(
                List.of(podsOf(platform.namespace(), Map.of(Labels.NAME, MANAGER))),
                List.of(tcp(Pods.MANAGEMENT)));
    }

    static NetworkPolicyEgressRule out(
            List<NetworkPolicyPeer> peers, List<NetworkPolicyPort> ports) {
        return new NetworkPolicyEgressRuleBuilder().withTo(peers).withPorts(ports).build();
    }

    static NetworkPolicyIngressRule in(
            List<NetworkPolicyPeer> peers, List<NetworkPolicyPort> ports) {
        return new NetworkPolicyIngressRuleBuilder().withFrom(peers).withPorts(ports).build();
    }

    /// Pods of the same namespace.
    static NetworkPolicyPeer pods(LabelSelector selector) {
        return new NetworkPolicyPeerBuilder().withPodSelector(selector).build();
    }

    static NetworkPolicyPeer block(AddressRange range) {
        return block(range, List.of());
    }

    static NetworkPolicyPeer block(AddressRange range, List<AddressRange> except) {
        return new NetworkPolicyPeerBuilder()
                .withNewIpBlock()
                .withCidr(range.toString())
                .withExcept(except.stream().map(AddressRange::toString).toList())
                .endIpBlock()
                .build();
    }

    static NetworkPolicyPort tcp(int number) {
        return port("TCP", number);
    }

    private static NetworkPolicyPort port(String protocol, int number) {
        return new NetworkPolicyPortBuilder()
                .withProtocol(protocol)
                .withPort(new IntOrString(number))
                .build();
    }

    /// Namespace and pods in one peer: as two they would stand for either.
    private static NetworkPolicyPeer podsOf(String namespace, Map<String, String> labels) {
        return new NetworkPolicyPeerBuilder()
                .withNamespaceSelector(selector(Map.of("kubernetes.io/metadata.name", namespace)))
                .withPodSelector(selector(labels))
                .build();
    }

    private static NetworkPolicyPeer dnsPods(String name) {
        return podsOf("kube-system", Map.of("k8s-app", name));
    }

    private static LabelSelector selector(Map<String, String> labels) {
        return new LabelSelectorBuilder().withMatchLabels(labels).build();
    }
}
