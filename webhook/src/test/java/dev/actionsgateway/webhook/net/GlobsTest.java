package dev.actionsgateway.webhook.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobsTest {
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
}
