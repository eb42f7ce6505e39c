package dev.actionsgateway.proxy.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.kit.net.AddressRange;
import dev.actionsgateway.kit.net.Literals;
import dev.actionsgateway.proxy.judge.Egress.Verdict;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Whatever the spelling, an address that lies inside is not dialled.
class SpellingsTest {
    private static final Egress EGRESS =
            new Egress(
                    Set.of(443),
                    List.of(NamePattern.parse("*.corp.example")),
                    new Addresses(
                            List.of(AddressRange.of("10.20.0.0/16")),
                            List.of(AddressRange.of("11.0.0.0/8")),
                            List.of(AddressRange.of("0.0.0.0/0"), AddressRange.of("::/0"))));

    @Property
    void noSpellingOfAnAddressInsideIsDialled(@ForAll("spellings") String host) {
        var verdict = EGRESS.judge(Target.parse(host + ":443"));

        assertThat(verdict).isNotInstanceOf(Verdict.Dial.class);
        // A word that no program takes for an address may be looked up; what is found is judged.
        if (verdict instanceof Verdict.LookUp(var name, _)) {
            assertThat(Literals.looksLikeAddress(name)).isFalse();
        }
    }

    @Property
    void noNameLeadsInside(@ForAll("disguises") InetAddress address) {
        assertThat(EGRESS.among(List.of(address), "any.corp.example", 443))
                .isInstanceOf(Verdict.Refused.class);
    }

    @Property
    void whatMayBeDialledIsWhatWasFoundAndNothingElse(@ForAll("anywhere") List<InetAddress> found) {
        if (EGRESS.among(found, "any.corp.example", 443)
                instanceof Verdict.Dial(var addresses, int port)) {
            assertThat(found).containsAll(addresses);
            assertThat(addresses)
                    .allMatch(address ->
                            Reach.isOutside(address)
                                    || AddressRange.of("10.20.0.0/16").contains(address));
            assertThat(port).isEqualTo(443);
        }
    }

    @Provide
    Arbitrary<byte[]> inside() {
        return Arbitraries.oneOf(
                octets(10, 10, 0, 19),
                octets(10, 10, 21, 255),
                octets(11, 11, 0, 255),
                octets(127, 127, 0, 255),
                octets(169, 169, 254, 254),
                octets(172, 172, 16, 31),
                octets(192, 192, 168, 168),
                octets(100, 100, 64, 127));
    }

    private static Arbitrary<byte[]> octets(int first, int last, int second, int lastSecond) {
        return Combinators.combine(
                        Arbitraries.integers().between(first, last),
                        Arbitraries.integers().between(second, lastSecond),
                        Arbitraries.integers().between(0, 255),
                        Arbitraries.integers().between(0, 255))
                .as((a, b, c, d) ->
                        new byte[] {a.byteValue(), b.byteValue(), c.byteValue(), d.byteValue()});
    }

    @Provide
    Arbitrary<String> spellings() {
        return Combinators.combine(inside(), Arbitraries.integers().between(0, 13))
                .as((octets, way) -> {
                    long number = 0;
                    for (byte octet : octets) {
                        number = number << 8 | (octet & 0xff);
                    }
                    int a = octets[0] & 0xff;
                    long rest = number & 0xffffff;
                    var dotted =
                            "%d.%d.%d.%d"
                                    .formatted(
                                            a,
                                            octets[1] & 0xff,
                                            octets[2] & 0xff,
                                            octets[3] & 0xff);
                    var hex = "%x:%x".formatted(number >> 16, number & 0xffff);
                    return switch (way) {
                        case 0 -> dotted;
                        case 1 -> dotted + ".";
                        case 2 -> Long.toString(number);
                        case 3 -> "0x%08x".formatted(number);
                        case 4 -> "0%o".formatted(number);
                        case 5 -> a + "." + rest;
                        case 6 -> "0%o.%d".formatted(a, rest);
                        case 7 -> "0x%x.0x%x".formatted(a, rest);
                        case 8 -> "[::ffff:" + dotted + "]";
                        case 9 -> "[::FFFF:" + hex + "]";
                        case 10 -> "[64:ff9b::" + hex + "]";
                        case 11 -> "[2002:" + hex + "::1]";
                        case 12 -> "[::" + dotted + "]";
                        default -> "[::ffff:0:" + dotted + "]";
                    };
                });
    }

    @Provide
    Arbitrary<InetAddress> disguises() {
        return Combinators.combine(inside(), Arbitraries.integers().between(0, 4))
                .as((octets, way) ->
                        switch (way) {
                            case 0 -> address(octets);
                            case 1 -> carrying("0064ff9b0000000000000000", 12, octets);
                            case 2 -> carrying("2002", 2, octets);
                            case 3 -> carrying("000000000000000000000000", 12, octets);
                            default -> carrying("00000000000000000000ffff", 12, octets);
                        });
    }

    @Provide
    Arbitrary<List<InetAddress>> anywhere() {
        Arbitrary<InetAddress> any =
                Arbitraries.bytes().array(byte[].class).ofSize(4).map(SpellingsTest::address);
        Arbitrary<InetAddress> opened = octets(10, 10, 20, 20).map(SpellingsTest::address);
        return Arbitraries.oneOf(any, disguises(), opened).list().ofMaxSize(6);
    }

    private static InetAddress carrying(String prefix, int at, byte[] octets) {
        var bytes = new byte[16];
        for (int i = 0; i < prefix.length(); i += 2) {
            bytes[i / 2] = (byte) Integer.parseInt(prefix.substring(i, i + 2), 16);
        }
        System.arraycopy(octets, 0, bytes, at, 4);
        return address(bytes);
    }

    private static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
