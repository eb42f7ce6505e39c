package dev.actionsgateway.workersim;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Proxy;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxyRulesTest {
    @ParameterizedTest
    @CsvSource({
        "https://api.github.test/, github.test, true",
        "https://github.test/, github.test, true",
        "https://github.test/, .github.test, false",
        "https://api.github.test/, .github.test, true",
        "https://mygithub.test/, github.test, false",
        "https://github.test/, 'a.test, GitHub.test', true",
        "https://github.test/, github.test:443, true",
        "https://github.test/, github.test:8443, false",
        "https://github.test/, *, true",
        "https://10.1.2.3/, 10.1.2.3, false",
        "https://10.1.2.3/, 10.0.0.0/8, false",
        "https://127.0.0.1/, none.test, true",
        "http://localhost:8080/, none.test, true"
    })
    void noProxyIsReadAsTheRunnerReadsIt(String target, String noProxy, boolean direct) {
        var rules =
                new ProxyRules(
                        Map.of(
                                "https_proxy", "http://proxy.test:3128",
                                "http_proxy", "proxy.test",
                                "no_proxy", noProxy));

        assertThat(rules.select(URI.create(target)).equals(List.of(Proxy.NO_PROXY)))
                .isEqualTo(direct);
    }

    @Test
    void smallLettersWinAndStepsSeeBothSpellings() {
        Map<String, String> both =
                ProxyRules.bothSpellings(Map.of("HTTPS_PROXY", "big", "https_proxy", "small"));

        assertThat(both)
                .containsOnly(Map.entry("HTTPS_PROXY", "small"), Map.entry("https_proxy", "small"));
    }
}
