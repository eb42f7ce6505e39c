package dev.actionsgateway.api.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({
        "0s, PT0S",
        "90s, PT90S",
        "5m, PT5M",
        "12h, PT12H",
        "1h30m, PT1H30M",
        "1h1s, PT1H1S"
    })
    void aDurationIsReadAsItIsWritten(String text, Duration meant) {
        assertThat(Durations.parse(text)).isEqualTo(meant);
        assertThat(text).matches(Durations.PATTERN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "m", "5d", "1m1h", "-5m", "5m ", "1.5h", "1000000h"})
    void whatIsNoDurationIsRefusedWithTheRemedy(String text) {
        assertThatThrownBy(() -> Durations.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("write it like 90s");
    }
}
