package dev.actionsgateway.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DeadlineTest {
    private final ManualClock clock = new ManualClock(Instant.parse("2026-11-24T09:00:00Z"));

    @Test
    void whatIsLeftShrinksToZeroAndNotBelow() {
        var deadline = Deadline.after(Duration.ofSeconds(10), clock);

        clock.advance(Duration.ofSeconds(9));
        assertThat(deadline.remaining()).isEqualTo(Duration.ofSeconds(1));
        assertThat(deadline.expired()).isFalse();

        clock.advance(Duration.ofSeconds(1));
        assertThat(deadline.remaining()).isZero();
        assertThat(deadline.expired()).isTrue();

        clock.advance(Duration.ofDays(1));
        assertThat(deadline.remaining()).isZero();
    }

    @Test
    void aPartEndsWithTheWholeAtTheLatest() {
        var whole = Deadline.after(Duration.ofSeconds(10), clock);

        assertThat(whole.within(Duration.ofSeconds(3)).remaining())
                .isEqualTo(Duration.ofSeconds(3));
        assertThat(whole.within(Duration.ofMinutes(3))).isEqualTo(whole);
    }

    @Test
    void aTimeTooFarToBeWrittenDownIsNever() {
        var never = Deadline.after(Duration.ofSeconds(Long.MAX_VALUE), clock);

        clock.advance(Duration.ofDays(365_000));

        assertThat(never.at()).isEqualTo(Instant.MAX);
        assertThat(never.expired()).isFalse();
        assertThat(never.remaining()).isPositive();
    }

    @Test
    void aTimeBeforeAllTimeHasPassed() {
        var past = Deadline.after(Duration.ofSeconds(Long.MIN_VALUE), clock);

        assertThat(past.expired()).isTrue();
        assertThat(past.remaining()).isZero();
    }
}
