package dev.actionsgateway.proxy.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.actionsgateway.kit.net.AddressRange;
import dev.actionsgateway.proxy.judge.NamePattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublishedTest {

    @Test
    void takesTheNamesAndRangesThatRunnersNeedAndNoOthers() {
        var published =
                Published.parse(
                        """
                        {"api": ["192.30.252.0/22", "2a0a:a440::/29"], "web": ["140.82.112.0/20"],
                         "actions": ["4.148.0.0/16"], "hooks": ["192.30.252.0/22"],
                         "domains": {
                           "website": ["*.github.io"],
                           "codespaces": ["*.windows.net"],
                           "actions": ["*.actions.githubusercontent.com"],
                           "packages": ["*.pkg.github.com", "not a name", 7],
                           "actions_inbound": {"full_domains": ["ghcr.io"], "wildcard_domains": ["*.com"]},
                           "artifact_attestations": {"trust_domain": "", "services": ["tuf-repo.github.com"]}}}
                        """);

        assertThat(published.names())
                .containsExactly(
                        NamePattern.parse("*.actions.githubusercontent.com"),
                        NamePattern.parse("ghcr.io"),
                        NamePattern.parse("*.pkg.github.com"),
                        NamePattern.parse("tuf-repo.github.com"));
        assertThat(published.ranges())
                .containsExactly(
                        AddressRange.of("192.30.252.0/22"),
                        AddressRange.of("2a0a:a440::/29"),
                        AddressRange.of("140.82.112.0/20"));
    }

    @Test
    void anAnswerWithoutDomainsHasNoNames() {
        assertThat(Published.parse("{\"installed_version\":\"3.15.0\"}"))
                .isEqualTo(Published.nothing());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "<html>", "{", "{\"domains\":"})
    void whatIsNoSuchAnswerIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Published.parse(text));
    }
}
