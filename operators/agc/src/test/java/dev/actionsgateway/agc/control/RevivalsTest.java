package dev.actionsgateway.agc.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RevivalsTest {
    private static final Instant NOW = Instant.parse("2031-03-04T10:00:00Z");

    private final Revivals revivals = new Revivals(new Random(1));

    @Test
    void aGroupThatBreaksForTheFirstTimeIsStartedWithinSeconds() {
        revivals.isDue("team", NOW);

        assertThat(revivals.isDue("team", NOW.plusSeconds(5))).isTrue();
    }

    @Test
    void oneThatBreaksAgainAndAgainIsStartedNoLaterThanLeasesAllow() {
        var now = NOW;
        var longest = Duration.ZERO;
        for (int fall = 0; fall < 50; fall++) {
            var fell = now;
            while (!revivals.isDue("team", now)) {
                now = now.plusSeconds(1);
            }
            var took = Duration.between(fell, now);
            longest = took.compareTo(longest) > 0 ? took : longest;
        }

        assertThat(longest).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(121));
    }

    @Test
    void oneThatWasWellForLongIsStartedWithinSecondsAgain() {
        for (int fall = 0; fall < 20; fall++) {
            revivals.isDue("team", NOW);
            revivals.isDue("team", NOW.plusSeconds(121));
        }
        var later = NOW.plus(Duration.ofHours(1));
        revivals.isDue("team", later);

        assertThat(revivals.isDue("team", later.plusSeconds(5))).isTrue();
    }
}
