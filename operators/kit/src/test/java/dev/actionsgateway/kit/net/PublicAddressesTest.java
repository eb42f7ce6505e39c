package dev.actionsgateway.kit.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0/32",
                "10.1.2.3/32",
                "100.64.0.1/32",
                "127.0.0.1/32",
                "169.254.169.254/32",
                "172.16.0.0/12",
                "172.31.255.255/32",
                "192.0.0.8/32",
                "192.0.2.0/24",
                "192.88.99.1/32",
                "192.168.0.0/16",
                "198.18.0.1/32",
                "198.51.100.0/25",
                "203.0.113.0/24",
                "224.0.0.1/32",
                "255.255.255.255/32",
                "::1/128",
                "::/128",
                "::a00:1/128",
                "64:ff9b::a00:1/128",
                "64:ff9b:1::/48",
                "100::/64",
                "2001::/32",
                "2001:db8::/32",
                "2002:a00:1::1/128",
                "3fff::/20",
                "5f00::/16",
                "fc00::/7",
                "fd12::1/128",
                "fe80::1/128",
                "fec0::/10",
                "ff02::1/128"
            })
    void aSpecialRangeHasNoneOfTheWorldsAddresses(String text) {
        var range = AddressRange.of(text);

        assertThat(PublicAddresses.containNone(range)).isTrue();
        assertThat(PublicAddresses.containAll(range)).isFalse();
        assertThat(PublicAddresses.contain(range.network())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1/32",
                "9.255.255.255/32",
                "11.0.0.0/8",
                "100.63.255.255/32",
                "100.128.0.0/9",
                "172.14.0.0/15",
                "172.32.0.0/11",
                "192.167.0.0/16",
                "192.169.0.0/16",
                "223.255.255.255/32",
                "2606:4700::1111/128",
                "2003::/16"
            })
    void aRangeOfTheWorldHasNoOthers(String text) {
        var range = AddressRange.of(text);

        assertThat(PublicAddresses.containAll(range)).isTrue();
        assertThat(PublicAddresses.containNone(range)).isFalse();
        assertThat(PublicAddresses.contain(range.network())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0/0", "128.0.0.0/1", "172.0.0.0/8", "::/0", "2000::/3"})
    void aWideRangeHasBoth(String text) {
        var range = AddressRange.of(text);

        assertThat(PublicAddresses.containAll(range)).isFalse();
        assertThat(PublicAddresses.containNone(range)).isFalse();
    }

    @Test
    void aPublicAddressThatNobodyMayReachIsNotOneForAll() {
        assertThat(PublicAddresses.contain(InetAddress.ofLiteral("168.63.129.16"))).isTrue();
        assertThat(PublicAddresses.containAll(AddressRange.of("168.63.0.0/16"))).isFalse();
    }
}
