package dev.actionsgateway.gmc.plan;

import dev.actionsgateway.api.AddressRange;
import dev.actionsgateway.api.Component;
import dev.actionsgateway.api.Names;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Who may talk to whom. A policy sees a packet after its Service has been resolved, so every port
/// here is a pod's and never a Service's.
final class Networks {
    private Networks() {}

    static List<HasMetadata> of(Stamp stamp, Platform platform) {
        var gateway = stamp.tenant().gateway();
        return List.of(
                policy(
                        stamp,
                        Names.worker(gateway),
                        Component.WORKER,
                        List.of(),
                        List.of(Rules.dns(), toProxy(stamp))),
                policy(
                        stamp,
                        Names.agc(gateway),
                        Component.AGC,
                        List.of(Rules.metrics()),
                        List.of(Rules.dns(), toProxy(stamp), toApiServer(platform))),
                policy(
                        stamp,
                        Names.proxy(gateway),
                        Component.PROXY,
                        List.of(fromOurs(stamp), Rules.metrics()),
                        toWorld(stamp.tenant(), platform)));
    }

    private static HasMetadata policy(
            Stamp stamp,
            String name,
            Component subject,
            List<NetworkPolicyIngressRule> in,
            List<NetworkPolicyEgressRule> out) {
        return new NetworkPolicyBuilder()
                .withMetadata(stamp.meta(name, subject))
                .withNewSpec()
                .withPodSelector(stamp.select(subject))
                .withPolicyTypes("Ingress", "Egress")
                .withIngress(in)
                .withEgress(out)
                .endSpec()
                .build();
    }

    private static NetworkPolicyEgressRule toProxy(Stamp stamp) {
        return Rules.out(
                List.of(Rules.pods(stamp.select(Component.PROXY))), List.of(Rules.tcp(Way.PORT)));
    }

    private static NetworkPolicyIngressRule fromOurs(Stamp stamp) {
        return Rules.in(
                Stream.of(Component.WORKER, Component.AGC)
                        .map(stamp::select)
                        .map(Rules::pods)
                        .toList(),
                List.of(Rules.tcp(Way.PORT)));
    }

    /// Without ranges it is any address at the API server's own ports: its addresses change, and on
    /// some networks no range matches them.
    private static NetworkPolicyEgressRule toApiServer(Platform platform) {
        var server = platform.apiServer();
        return Rules.out(
                server.ranges().stream().map(Rules::block).toList(),
                server.ports().stream().map(Rules::tcp).toList());
    }

    private static List<NetworkPolicyEgressRule> toWorld(Tenant tenant, Platform platform) {
        var ports = Stream.of(443, tenant.githubPort()).distinct().map(Rules::tcp).toList();
        var peers = new ArrayList<NetworkPolicyPeer>();
        peers.add(Rules.block("0.0.0.0/0", outside(Destinations.PRIVATE_V4, platform)));
        peers.add(Rules.block("::/0", outside(Destinations.PRIVATE_V6, platform)));
        Destinations.privateRanges(tenant, platform).stream().map(Rules::block).forEach(peers::add);
        return List.of(Rules.dns(), Rules.out(peers, ports));
    }

    /// The ranges that the world is without, and the cluster's own where they are not among these.
    private static List<AddressRange> outside(List<AddressRange> reserved, Platform platform) {
        var family = reserved.getFirst().base().getAddress().length;
        var cluster =
                platform.clusterRanges().stream()
                        .filter(range -> range.base().getAddress().length == family)
                        .filter(range ->
                                reserved.stream().noneMatch(known -> known.contains(range)));
        return Stream.concat(reserved.stream(), cluster).toList();
    }
}
