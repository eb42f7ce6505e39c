package dev.actionsgateway.webhook.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.kit.net.AddressRange;
import dev.actionsgateway.webhook.review.Refusal;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the schema lets through today, and what it let through once.
class PrivateDestinationsTest {
    private static final PrivateDestinations RULE =
            new PrivateDestinations(List.of(AddressRange.of("10.20.0.0/16")));

    @ParameterizedTest
    @CsvSource({
        "10.21.0.0/16, private addresses",
        "0.0.0.0/0, private addresses",
        "203.0.113.0/24, private addresses",
        "168.63.129.16/32, private addresses",
        "::/0, private addresses",
        "2002::/16, private addresses",
        "12.1.1.1, which is an address",
        "::1, which is an address",
        "012.1.1.1, neither a name nor a range",
        "2130706433, neither a name nor a range",
        "0x7f.1, neither a name nor a range",
        "127.1., neither a name nor a range",
        "203.0.113.0/33, neither a name nor a range",
        "10.20.0.1/16, neither a name nor a range",
        "::ffff:a00:0/104, neither a name nor a range",
        "LOCALHOST, the proxy itself"
    })
    void whatATenantMustNotReachIsRefused(String entry, String why) {
        assertThat(judge(entry))
                .singleElement()
                .extracting(Refusal::sentence)
                .asString()
                .startsWith("spec.proxy.allowedDestinations[0] is " + entry + ", ")
                .contains(why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "registry.example",
                "*.registry.example",
                "7.example",
                "10.20.30.0/24",
                "140.82.112.0/20",
                "2606:50c0::/32"
            })
    void namesAndTheWorldAndWhatThePlatformAllowsAreNot(String entry) {
        assertThat(judge(entry)).isEmpty();
    }

    private static List<Refusal> judge(String entry) {
        var gateway =
                Objects.gateway("acme", "proxy: {allowedDestinations: ['%s']}".formatted(entry));
        return RULE.judge(new Subject.Gateway(gateway), Objects.facts(List.of(), List.of()))
                .toList();
    }
}
