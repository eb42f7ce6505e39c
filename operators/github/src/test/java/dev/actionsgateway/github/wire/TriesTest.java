package dev.actionsgateway.github.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.kit.Backoff;
import dev.actionsgateway.kit.Deadline;
import dev.actionsgateway.kit.RetryAfter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TriesTest {
    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.parse("2031-03-04T10:00:00Z"));
    private static final Backoff THREE =
            new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(4), 2, 3, Duration.ofMinutes(1));

    private final List<Duration> slept = new ArrayList<>();
    private final Tries tries = new Tries(slept::add, new Random(1));

    @Test
    void aGoodOutcomeIsNotTriedAgain() throws InterruptedException {
        assertThat(run(Duration.ofHours(1), RetryAfter.NONE, 1)).isEqualTo(1);
        assertThat(slept).isEmpty();
    }

    @Test
    void aBadOneIsTriedUntilTheTriesAreUsedUp() throws InterruptedException {
        assertThat(run(Duration.ofHours(1), RetryAfter.NONE, 9)).isEqualTo(3);
        assertThat(slept).hasSize(2);
    }

    @Test
    void whatTheServerAsksForIsWaited() throws InterruptedException {
        run(Duration.ofHours(1), new RetryAfter(Duration.ofSeconds(30)), 2);

        assertThat(slept)
                .singleElement()
                .satisfies(w -> assertThat(w.toSeconds()).isBetween(30L, 31L));
    }

    @Test
    void noTryBeginsAfterTheDeadline() throws InterruptedException {
        assertThat(run(Duration.ofSeconds(20), new RetryAfter(Duration.ofSeconds(30)), 9))
                .isEqualTo(1);
    }

    private int run(Duration time, RetryAfter asked, int goodAt) throws InterruptedException {
        return tries.run(
                THREE,
                Deadline.after(time, CLOCK),
                attempt -> attempt,
                attempt -> attempt < goodAt ? Optional.of(asked) : Optional.empty());
    }
}
