package dev.actionsgateway.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private final ManualClock clock = new ManualClock(Instant.parse("2026-11-24T09:00:00Z"));

    @ParameterizedTest
    @CsvSource({"0, 0", "120, 120", "' 7 ', 7", "99999999999999999999, 999999999"})
    void readsSeconds(String header, long seconds) {
        assertThat(RetryAfter.parse(header, clock).delay()).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void readsADateAsTheTimeUntilThen() {
        assertThat(RetryAfter.parse("Tue, 24 Nov 2026 09:00:30 GMT", clock).delay())
                .isEqualTo(Duration.ofSeconds(30));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "  ",
                "soon",
                "-5",
                "1.5",
                "١٢",
                "Tue, 24 Nov 2026 08:59:59 GMT",
                "Tue, 99 Nov 2026 09:00:30 GMT",
                "Mon, 24 Nov 2026 09:00:30 GMT"
            })
    void aMissingMalformedOrPastOneAsksForNothing(String header) {
        assertThat(RetryAfter.parse(header, clock)).isEqualTo(RetryAfter.NONE);
    }

    @Test
    void noneIsNegative() {
        assertThatThrownBy(() -> new RetryAfter(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
