package dev.actionsgateway.github.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireTimeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2031-03-04T10:10:00Z",
                "2031-03-04T10:10:00.0000000Z",
                "2031-03-04T10:10:00.000Z",
                "2031-03-04T12:10:00+02:00",
                "2031-03-04T10:10:00"
            })
    void oneInstantHasManyForms(String text) {
        assertThat(WireTime.instant(text)).contains(Instant.parse("2031-03-04T10:10:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01T00:00:00", "", "soon", "2031-03-04"})
    void theYearOneAndNonsenseSayNothing(String text) {
        assertThat(WireTime.instant(text)).isEmpty();
    }

    @Test
    void aSpanMayHaveDaysAndAFraction() {
        assertThat(WireTime.span("00:05:00")).contains(Duration.ofMinutes(5));
        assertThat(WireTime.span("1.02:03:04.5000000"))
                .contains(Duration.ofDays(1).plusHours(2).plusMinutes(3).plusSeconds(4));
        assertThat(WireTime.span("five minutes")).isEmpty();
    }
}
