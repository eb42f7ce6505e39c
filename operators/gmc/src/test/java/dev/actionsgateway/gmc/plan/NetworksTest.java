package dev.actionsgateway.gmc.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.kit.net.AddressRange;
import io.fabric8.kubernetes.api.model.networking.v1.IPBlock;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The policy of the proxy's pods: the second lock behind the proxy's own judgement.
class NetworksTest {

    /// What the proxy refuses to dial in its own table of egress.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.0.0.1",
                "100.64.0.1",
                "100.100.100.200",
                "127.0.0.1",
                "168.63.129.16",
                "169.254.169.254",
                "172.16.0.1",
                "192.0.0.1",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.51.100.1",
                "203.0.113.9",
                "224.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::7f00:1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:db8::1",
                "2002:7f00:1::1",
                "2620:4f:8000::1",
                "3fff::1",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void whatTheProxyRefusesIsNotOpenToItsPodsEither(String address) throws IOException {
        assertThat(open(address)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "140.82.121.3",
                "1.1.1.1",
                "100.63.255.255",
                "100.128.0.0",
                "172.15.255.255",
                "192.167.255.255",
                "223.255.255.255",
                "2606:50c0:8000::153",
                "2a0a:a440::1",
                "10.20.7.1"
            })
    void theWorldAndWhatIsAllowedIsOpen(String address) throws IOException {
        assertThat(open(address)).hasSize(1);
    }

    private static List<String> open(String address) throws IOException {
        var one = InetAddress.ofLiteral(address);
        return TenantPlanTest.plan("names-a-private-range")
                .objects()
                .filter(NetworkPolicy.class::isInstance)
                .map(NetworkPolicy.class::cast)
                .filter(policy -> policy.getMetadata().getName().equals("acme-proxy"))
                .flatMap(policy -> policy.getSpec().getEgress().stream())
                .filter(rule ->
                        rule.getPorts().stream()
                                .anyMatch(port -> port.getPort().getIntVal() == 443))
                .flatMap(rule -> rule.getTo().stream())
                .map(peer -> peer.getIpBlock())
                .filter(Objects::nonNull)
                .filter(block -> holds(block, one))
                .map(IPBlock::getCidr)
                .toList();
    }

    private static boolean holds(IPBlock block, InetAddress one) {
        return AddressRange.of(block.getCidr()).contains(one)
                && block.getExcept().stream()
                        .noneMatch(except -> AddressRange.of(except).contains(one));
    }
}
