package dev.actionsgateway.githubsim.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ChangeBufferTest {
    private final ChangeBuffer buffer = new ChangeBuffer();

    @Test
    void whatChangesTwiceIsToldOnce() throws Exception {
        buffer.accept(new PageChange.OfRun(1));
        buffer.accept(new PageChange.OfRun(1));
        buffer.accept(new PageChange.OfFleet());

        assertThat(next()).containsExactlyInAnyOrder("run:1", "fleet");
    }

    @Test
    void tooManyChangesAreSimplyAll() throws Exception {
        for (int job = 0; job <= ChangeBuffer.CAPACITY + 5; job++) {
            buffer.accept(new PageChange.OfJob(job));
        }

        assertThat(next()).containsExactly(ChangeBuffer.ALL);
    }

    @Test
    void nothingIsToldWhenNothingChanged() throws Exception {
        assertThat(buffer.next(Duration.ofMillis(1), Duration.ZERO)).isEmpty();
    }

    private Iterable<String> next() throws InterruptedException {
        return buffer.next(Duration.ofSeconds(20), Duration.ZERO).orElseThrow();
    }
}
