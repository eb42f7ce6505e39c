package dev.actionsgateway.webhook.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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

    @ParameterizedTest
    @CsvSource({
        "ci, ci, true",
        "ci, infra, false",
        "ci-*, ci-high, true",
        "ci-*, infra-*, false",
        "ci-*, *-high, true",
        "*, infra, true",
        "a*b, b*a, false",
        "a*, *a*, true",
        "'', *, true",
        "ab, a, false"
    })
    void twoHaveSomethingInCommonIfANameIsBoth(String one, String other, boolean common) {
        var ours = new Globs(List.of(one));
        var theirs = new Globs(List.of("x", other));

        assertThat(ours.common(theirs).isPresent()).isEqualTo(common);
        assertThat(theirs.common(ours).isPresent()).isEqualTo(common);
    }
}
