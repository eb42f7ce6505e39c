package dev.actionsgateway.github.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EgressTest {
    private static final URI GITHUB = URI.create("https://api.github.com/x");

    @Test
    void withoutVariablesEverythingIsDirect() {
        assertThat(Egress.of(Map.of()).to(GITHUB)).isEmpty();
    }

    @Test
    void eachSchemeHasItsProxy() {
        var egress = Egress.of(Map.of("HTTPS_PROXY", "http://p:3128", "http_proxy", "q:8080"));

        assertThat(egress.to(GITHUB))
                .hasValueSatisfying(hop -> assertThat(hop.host()).isEqualTo("p"));
        assertThat(egress.to(URI.create("http://a.test/")))
                .hasValueSatisfying(hop -> assertThat(hop.port()).isEqualTo(8080));
    }

    @Test
    void smallLettersWin() {
        var egress =
                Egress.of(Map.of("HTTPS_PROXY", "http://big:1", "https_proxy", "http://small:1"));

        assertThat(egress.to(GITHUB))
                .hasValueSatisfying(h -> assertThat(h.host()).isEqualTo("small"));
    }

    @Test
    void whatNoProxyNamesIsDirectOnTheSchemesOwnPort() {
        var egress = Egress.of(Map.of("HTTPS_PROXY", "p:1", "NO_PROXY", "github.com:443"));

        assertThat(egress.to(GITHUB)).isEmpty();
        assertThat(egress.to(URI.create("https://api.github.com:8443/"))).isPresent();
    }

    @Test
    void credentialsOfAProxyAreNotPrinted() {
        var hop = Egress.Hop.parse("http://me:pa55@proxy:3128");

        assertThat(hop.toString()).contains("proxy").doesNotContain("pa55");
        assertThat(hop.credentials()).isPresent();
    }

    @Test
    void aProxyThatWantsTlsOrHasNoHostIsRefused() {
        for (var bad : new String[] {"https://p:1", "http://", "socks5://p:1"}) {
            assertThatIllegalArgumentException().isThrownBy(() -> Egress.Hop.parse(bad));
        }
    }
}
