package dev.actionsgateway.kit.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.255.255, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "172.16.0.0/12, 172.31.255.255, true",
        "172.16.0.0/12, 172.32.0.0, false",
        "0.0.0.0/0, 8.8.8.8, true",
        "0.0.0.0/0, ::1, false",
        "1.2.3.4/32, 1.2.3.4, true",
        "1.2.3.4/32, 1.2.3.5, false",
        "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false"
    })
    void holdsTheAddressesThatShareItsPrefix(String range, String address, boolean holds) {
        assertThat(AddressRange.of(range).contains(InetAddress.ofLiteral(address)))
                .isEqualTo(holds);
    }

    @Test
    void agreesWithArithmeticOnAnyAddressAndLength() {
        var random = new Random(42);
        for (int round = 0; round < 20_000; round++) {
            int length = random.nextInt(33);
            int mask = length == 0 ? 0 : -1 << (32 - length);
            int network = random.nextInt() & mask;
            int address =
                    random.nextBoolean() ? random.nextInt() : network | (random.nextInt() & ~mask);

            assertThat(AddressRange.of(dotted(network) + "/" + length).contains(literal(address)))
                    .as("%s in %s/%d", dotted(address), dotted(network), length)
                    .isEqualTo((address & mask) == network);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10.0.0.0",
                "10.0.0.0/",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.1/8",
                "10.0.0/8",
                "010.0.0.0/8",
                "10.0.0.0/08",
                "10.0.0.0/+8",
                "256.0.0.0/8",
                "::ffff:10.0.0.0/104",
                "::ffff:a00:0/104",
                "fe80::%eth0/64",
                "[fd00::]/8",
                "/8",
                "example.org/8",
                "2001:db8::1/32",
                "::/129"
            })
    void refusesWhatIsNoRangeAndNamesIt(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AddressRange.of(text))
                .withMessageStartingWith("'" + text + "' is no range: write it like 10.20.0.0/16");
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.0.0/16, true, true",
        "10.255.0.0/16, 10.0.0.0/8, false, true",
        "10.0.0.0/8, 10.0.0.0/8, true, true",
        "10.0.0.0/8, 11.0.0.0/16, false, false",
        "0.0.0.0/0, 2001:db8::/32, false, false",
        "fd00::/8, fdff::/16, true, true"
    })
    void holdsAndMeetsOtherRanges(String range, String other, boolean holds, boolean meets) {
        assertThat(AddressRange.of(range).contains(AddressRange.of(other))).isEqualTo(holds);
        assertThat(AddressRange.of(range).meets(AddressRange.of(other))).isEqualTo(meets);
    }

    @ParameterizedTest
    @CsvSource({
        "10.20.0.0/16, 10.20.0.0/16",
        "0.0.0.0/0, 0.0.0.0/0",
        "2001:0DB8:0::/32, 2001:db8::/32",
        "0:0::0/0, ::/0",
        "2001:0:0:1:0:0:0:0/64, 2001:0:0:1::/64",
        "10:0:0:10::/64, 10:0:0:10::/64",
        "1:2:3:4:5:6:7:8/128, 1:2:3:4:5:6:7:8/128"
    })
    void isWrittenInItsShortForm(String text, String written) {
        assertThat(AddressRange.of(text)).hasToString(written);
        assertThat(AddressRange.of(written)).isEqualTo(AddressRange.of(text));
    }

    @Test
    void theRangeAroundAnAddressHoldsIt() {
        assertThat(AddressRange.around(InetAddress.ofLiteral("10.1.2.3"), 8))
                .hasToString("10.0.0.0/8");
    }

    private static InetAddress literal(int address) {
        return InetAddress.ofLiteral(dotted(address));
    }

    private static String dotted(int address) {
        return String.join(
                ".",
                Arrays.asList(24, 16, 8, 0).stream()
                        .map(shift -> Integer.toString(address >>> shift & 0xff))
                        .toList());
    }
}
