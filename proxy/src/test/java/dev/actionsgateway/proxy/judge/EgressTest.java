package dev.actionsgateway.proxy.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.kit.net.AddressRange;
import dev.actionsgateway.proxy.judge.Egress.Verdict;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The egress table: every spelling of what may and what must not be reached.
class EgressTest {

    private static final Egress EGRESS =
            new Egress(
                    Set.of(443),
                    Stream.of("github.com", "*.githubusercontent.com", "ghes.corp.example")
                            .map(NamePattern::parse)
                            .toList(),
                    new Addresses(
                            List.of(AddressRange.of("10.20.0.0/16")),
                            List.of(AddressRange.of("11.0.0.0/8")),
                            List.of()));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "github.com:443",
                "GitHub.COM:443",
                "github.com.:443",
                "objects.githubusercontent.com:443",
                "a.b.c.githubusercontent.com:443",
                "ghes.corp.example:443"
            })
    void anAllowedNameIsLookedUp(String authority) {
        assertThat(EGRESS.judge(Target.parse(authority))).isInstanceOf(Verdict.LookUp.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // names
                "example.org:443 | allowedDestinations",
                "githubusercontent.com:443 | allowedDestinations",
                "evilgithub.com:443 | allowedDestinations",
                "github.com.evil.example:443 | allowedDestinations",
                "xgithubusercontent.com:443 | allowedDestinations",
                "localhost:443 | allowedDestinations",
                "kubernetes.default.svc:443 | allowedDestinations",
                "metadata.google.internal:443 | allowedDestinations",
                "github.com..:443 | no domain name",
                ".github.com:443 | no domain name",
                "git hub.com:443 | beyond ASCII",
                "ｇithub.com:443 | beyond ASCII",
                "github。com:443 | beyond ASCII",
                "\u212Aube.githubusercontent.com:443 | beyond ASCII",
                "bücher.githubusercontent.com:443 | beyond ASCII",
                "user@github.com:443 | no domain name",
                "github.com%00.evil:443 | no domain name",
                "http://github.com:443 | IPv6 address stands in brackets",
                "-github.com:443 | no domain name",
                // ports
                "github.com | no port",
                "github.com: | the port is no number",
                "github.com:0 | the port is no number",
                "github.com:65536 | the port is no number",
                "github.com:+443 | the port is no number",
                "github.com:٤٤٣ | the port is no number",
                "github.com:0x1bb | the port is no number",
                "github.com:22 | port 22 is not allowed",
                "github.com:80 | port 80 is not allowed",
                "10.20.0.1:22 | port 22 is not allowed",
                // addresses
                "1.1.1.1:443 | is an address",
                "127.0.0.1:443 | is an address",
                "169.254.169.254:443 | is an address",
                "10.21.0.1:443 | is an address",
                "[::1]:443 | is an address",
                "[fd00:ec2::254]:443 | is an address",
                "[2606:50c0:8000::153]:443 | is an address",
                "[::ffff:127.0.0.1]:443 | is an address",
                // addresses in unusual spellings
                "2130706433:443 | unusual spelling",
                "0x7f000001:443 | unusual spelling",
                "0177.0.0.1:443 | unusual spelling",
                "127.1:443 | unusual spelling",
                "127.0.0.01:443 | unusual spelling",
                "0x7f.1:443 | unusual spelling",
                "127.0.0.0x1:443 | unusual spelling",
                "1.2.3.4.5:443 | unusual spelling",
                "256.256.256.256:443 | unusual spelling",
                "10.20.0.1.:22 | port 22 is not allowed",
                "::1:443 | IPv6 address stands in brackets",
                "[::1%eth0]:443 | no IPv6 address",
                "[fe80::1%25eth0]:443 | no IPv6 address",
                "[127.0.0.1:443 | unusual spelling",
                "[]:443 | no IPv6 address",
                "[github.com]:443 | no IPv6 address",
                ":443 | no domain name"
            })
    void everythingElseIsRefusedWithItsReason(String authority, String reason) {
        assertThat(EGRESS.judge(Target.parse(authority)))
                .satisfies(verdict -> assertThat(why(verdict)).contains(reason));
    }

    private static String why(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Refused(var why) -> why;
            case Verdict.Unclear(var why) -> why;
            case Verdict.LookUp _, Verdict.Dial _ -> "let pass";
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.20.0.1:443", "10.20.255.255:443", "[::ffff:10.20.0.1]:443"})
    void anAddressInAnAllowedRangeMayBeDialled(String authority) {
        assertThat(EGRESS.judge(Target.parse(authority))).isInstanceOf(Verdict.Dial.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.0.0.1",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.254",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.1",
                "192.168.1.1",
                "198.18.0.1",
                "203.0.113.9",
                "224.0.0.1",
                "255.255.255.255",
                "11.1.2.3",
                "100.100.100.200",
                "168.63.129.16",
                "64:ff9b::a83f:8110",
                "64:ff9b::b01:203",
                "2002:b01:203::1",
                "::",
                "::1",
                "::ffff:10.0.0.1",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:db8::1",
                "2002:7f00:1::1",
                "2002:a9fe:a9fe::1",
                "3fff::1",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void aNameThatTurnsOutToLieInsideIsRefused(String address) {
        assertThat(EGRESS.among(List.of(InetAddress.ofLiteral(address)), "github.com", 443))
                .isInstanceOf(Verdict.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "140.82.121.3",
                "1.1.1.1",
                "100.63.255.255",
                "100.128.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "223.255.255.255",
                "2606:50c0:8000::153",
                "64:ff9b::8c52:7903",
                "2002:8c52:7903::1",
                "10.20.3.4"
            })
    void aNameThatLiesOutsideOrInAnAllowedRangeMayBeDialled(String address) {
        var found = InetAddress.ofLiteral(address);

        assertThat(EGRESS.among(List.of(found), "github.com", 443))
                .isEqualTo(new Verdict.Dial(List.of(found), 443));
    }

    @Test
    void ofSeveralAddressesOnlyTheAllowedAreDialled() {
        var inside = InetAddress.ofLiteral("10.0.0.1");
        var outside = InetAddress.ofLiteral("140.82.121.3");

        assertThat(EGRESS.among(List.of(inside, outside), "github.com", 443))
                .isEqualTo(new Verdict.Dial(List.of(outside), 443));
    }

    @Test
    void aNameWithoutAnyAddressIsRefused() {
        assertThat(EGRESS.among(List.of(), "github.com", 443))
                .isEqualTo(new Verdict.Refused("github.com has no address"));
    }
}
