package dev.actionsgateway.webhook.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RangeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.com",
                "localhost",
                "10.0.0.0/33",
                "10.0.0/8",
                "10.0.0.0/",
                "10.0.0.0/-1",
                "256.0.0.1",
                "010.0.0.1",
                "10.0.0.00/8",
                "::1/129",
                "::ffff:10.0.0.0/95",
                "fe80::1%eth0/64",
                "",
                "/8"
            })
    void whatIsNoRangeIsNone(String text) {
        assertThat(Range.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.0.0/16, true",
        "10.0.0.0/8, 11.0.0.0/16, false",
        "10.0.0.0/8, 10.0.0.0/7, false",
        "10.1.2.3/8, 10.9.9.9, true",
        "0.0.0.0/0, 203.0.113.7, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "fd00::/8, fdff::1, true",
        "10.0.0.0/8, ::ffff:10.1.1.1, true",
        "::ffff:10.0.0.0/104, 10.7.0.0/16, true",
        "[fd00::]/8, fd00::1, true"
    })
    void aRangeHoldsWhatSharesItsFixedBits(String range, String other, boolean holds) {
        assertThat(range(range).contains(range(other))).isEqualTo(holds);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "127.0.0.1",
                "169.254.169.254",
                "172.16.0.0/12",
                "172.31.255.255",
                "192.168.0.0/16",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "0.0.0.0/0",
                "128.0.0.0/1",
                "172.0.0.0/8",
                "::1",
                "::",
                "::10.0.0.1",
                "fc00::/7",
                "fd12::1",
                "fe80::1",
                "ff02::1",
                "2002:0a00:0001::1",
                "64:ff9b::10.0.0.1",
                "::/0",
                "::ffff:127.0.0.1"
            })
    void addressesThatLeadInsideAreKnown(String text) {
        assertThat(range(text).reachesInside()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1", "9.255.255.255", "11.0.0.0/8", "100.63.255.255", "100.128.0.0/9",
                "172.15.0.0/16", "172.32.0.0/11", "192.167.0.0/16", "192.169.0.0/16",
                        "203.0.113.0/24",
                "223.255.255.255", "2001:db8::/32", "2606:4700::1111", "2003::/16"
            })
    void publicAddressesDoNot(String text) {
        assertThat(range(text).reachesInside()).isFalse();
        assertThat(range(text).isInside()).isFalse();
    }

    @Test
    void aRangeThatIsPartlyPublicReachesInsideAndIsNotInside() {
        assertThat(range("172.0.0.0/8").reachesInside()).isTrue();
        assertThat(range("172.0.0.0/8").isInside()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "kube-*, kube-system, true",
        "kube-*, kube-, true",
        "kube-*, mykube-x, false",
        "*, anything, true",
        "a.b, axb, false",
        "*-infra-*, my-infra-dns, true",
        "default, default, true",
        "default, defaults, false"
    })
    void aStarStandsForAnyLetters(String pattern, String name, boolean matches) {
        assertThat(Globs.matches(pattern, name)).isEqualTo(matches);
    }

    private static Range range(String text) {
        return Range.parse(text).orElseThrow();
    }
}
