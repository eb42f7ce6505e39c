package dev.actionsgateway.gmc.plan;

import dev.actionsgateway.api.Component;
import dev.actionsgateway.api.Names;
import dev.actionsgateway.kit.net.AddressRange;
import dev.actionsgateway.kit.net.PublicAddresses;
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
                        List.of(fromOurs(stamp), Rules.manager(platform), Rules.metrics()),
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
        for (var world : List.of(PublicAddresses.V4, PublicAddresses.V6)) {
            var special = Stream.concat(world.without().stream(), PublicAddresses.NEVER.stream());
            var inside = Stream.concat(special, platform.clusterRanges().stream());
            peers.add(Rules.block(world.range(), within(world.range(), inside)));
        }
        Destinations.privateRanges(tenant, platform).stream()
                .filter(range ->
                        PublicAddresses.NEVER.stream().noneMatch(never -> never.contains(range)))
                .map(range -> Rules.block(range, within(range, PublicAddresses.NEVER.stream())))
                .forEach(peers::add);
        return List.of(Rules.dns(), Rules.out(peers, ports));
    }

    /// Those of the ranges that lie in the given one, and none that lies in another of them.
    private static List<AddressRange> within(AddressRange range, Stream<AddressRange> others) {
        var all = others.distinct().filter(range::contains).toList();
        return all.stream()
                .filter(one ->
                        all.stream().noneMatch(wide -> !wide.equals(one) && wide.contains(one)))
                .toList();
    }
}
