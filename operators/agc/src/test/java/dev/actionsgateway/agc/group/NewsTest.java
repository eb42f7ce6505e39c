package dev.actionsgateway.agc.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class NewsTest {
    private static final Duration LONG = Duration.ofHours(1);

    private final News news = new News();

    @Test
    void whoeverWaitsHearsOfWhatCameBeforeTheWait() throws InterruptedException {
        news.tell();
        news.tell();

        assertThat(news.await(0, LONG)).isEqualTo(2);
    }

    @Test
    void oneWhoHearsTakesNothingAwayFromAnother() throws InterruptedException {
        news.tell();

        assertThat(news.await(0, LONG)).isEqualTo(1);
        assertThat(news.await(0, LONG)).isEqualTo(1);
    }

    @Test
    void withoutNewsTheWaitEndsAllTheSame() throws InterruptedException {
        assertThat(news.await(0, Duration.ofMillis(1))).isZero();
    }
}
