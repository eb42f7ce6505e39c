package dev.actionsgateway.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actionsgateway.kit.Backoff.Next.GiveUp;
import dev.actionsgateway.kit.Backoff.Next.Wait;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackoffTest {
    private static final Backoff DOUBLING =
            Backoff.doubling(Duration.ofMillis(100), Duration.ofSeconds(2));

    @ParameterizedTest
    @CsvSource({"1, 100", "2, 200", "3, 400", "5, 1600", "6, 2000", "7, 2000", "5000, 2000"})
    void theBoundDoublesUpToTheCap(int attempt, long millis) {
        assertThat(DOUBLING.after(attempt, drawing(0.5)))
                .isEqualTo(new Wait(Duration.ofMillis(millis / 2)));
    }

    @Test
    void theWholeRangeBelowTheBoundIsDrawn() {
        var random = RandomGenerator.of("L64X128MixRandom");

        for (int i = 0; i < 1000; i++) {
            assertThat(waitOf(DOUBLING.after(3, random)))
                    .isBetween(Duration.ZERO, Duration.ofMillis(400));
        }
        assertThat(DOUBLING.after(3, drawing(0))).isEqualTo(new Wait(Duration.ZERO));
    }

    @Test
    void givesUpWhenTheAttemptsAreUsedUp() {
        var thrice = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(9), 3, 3, Duration.ZERO);

        assertThat(thrice.after(2, drawing(0.5))).isInstanceOf(Wait.class);
        assertThat(thrice.after(3, drawing(0.5))).isEqualTo(new GiveUp("attempt 3 of 3 failed"));
        assertThat(thrice.after(3, drawing(0.5), asked(5))).isInstanceOf(GiveUp.class);
    }

    @Test
    void waitsAsLongAsTheServerAskedAndALittleMoreSoThatNotAllComeAtOnce() {
        assertThat(DOUBLING.after(1, drawing(0.5), asked(1)))
                .isEqualTo(new Wait(Duration.ofMillis(1050)));
    }

    @Test
    void aServerCannotAskForMoreThanTheCap() {
        assertThat(DOUBLING.after(1, drawing(0.5), asked(3600)))
                .isEqualTo(new Wait(Duration.ofMillis(2050)));
    }

    @Test
    void aLongerWaitOfItsOwnStands() {
        var slow = Backoff.doubling(Duration.ofSeconds(10), Duration.ofSeconds(60));

        assertThat(slow.after(3, drawing(0.5), asked(1)))
                .isEqualTo(new Wait(Duration.ofSeconds(20)));
    }

    @Test
    void aServerThatAskedForNothingChangesNothing() {
        assertThat(DOUBLING.after(2, drawing(0.25), RetryAfter.NONE))
                .isEqualTo(DOUBLING.after(2, drawing(0.25)));
    }

    @Test
    void theLongestDurationsDoNotOverflow() {
        var long_ = Backoff.doubling(Duration.ofDays(300_000), Duration.ofDays(300_000));

        assertThat(waitOf(long_.after(9, drawing(0.999)))).isPositive();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.99, -1, Double.NaN})
    void refusesAFactorThatShrinks(double factor) {
        assertThatThrownBy(() ->
                        new Backoff(
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(2),
                                factor,
                                1,
                                Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesBoundsThatContradictEachOther() {
        assertThatThrownBy(() -> Backoff.doubling(Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Backoff.doubling(Duration.ZERO, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static RetryAfter asked(int seconds) {
        return new RetryAfter(Duration.ofSeconds(seconds));
    }

    private static Duration waitOf(Backoff.Next next) {
        return switch (next) {
            case Wait(var delay) -> delay;
            case GiveUp(var reason) -> throw new AssertionError(reason);
        };
    }

    /// Draws the same number each time.
    private static RandomGenerator drawing(double number) {
        return new RandomGenerator() {
            @Override
            public long nextLong() {
                throw new UnsupportedOperationException();
            }

            @Override
            public double nextDouble() {
                return number;
            }
        };
    }
}
