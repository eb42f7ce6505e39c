package dev.actionsgateway.proxy.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamePatternTest {

    @ParameterizedTest
    @CsvSource({
        "github.com, github.com, true",
        "GitHub.com, github.com, true",
        "github.com, api.github.com, false",
        "*.github.com, api.github.com, true",
        "*.github.com, a.b.github.com, true",
        "*.github.com, github.com, false",
        "*.github.com, notgithub.com, false"
    })
    void meansTheNameOrAllBelowIt(String pattern, String name, boolean means) {
        assertThat(NamePattern.parse(pattern).matches(name)).isEqualTo(means);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "*.",
                "*.com",
                "a.*.com",
                "**.a.com",
                "10.0.0.1",
                "a b",
                "a:443",
                "https://a.com"
            })
    void refusesWhatIsNoPatternAndSaysWhatToWrite(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NamePattern.parse(text))
                .withMessageContaining("'" + text + "'");
    }
}
