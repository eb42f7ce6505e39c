package dev.actionsgateway.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private final Turns turns = new Turns(2);

    @Test
    void givesSoManyTurnsAndNoMore() throws Exception {
        assertThat(turns.take(Duration.ZERO)).isPresent();
        assertThat(turns.take(Duration.ZERO)).isPresent();

        assertThat(turns.take(Duration.ofMillis(10))).isEmpty();
    }

    @Test
    void givesATurnOnWhenItIsClosed() throws Exception {
        var first = turns.take(Duration.ZERO).orElseThrow();
        assertThat(turns.take(Duration.ZERO)).isPresent();

        first.close();

        assertThat(turns.take(Duration.ZERO)).isPresent();
        assertThat(turns.take(Duration.ZERO)).isEmpty();
    }

    @Test
    void losesNoTurnToAnInterrupt() throws Exception {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> turns.take(Duration.ofSeconds(5)))
                .isInstanceOf(InterruptedException.class);

        assertThat(turns.take(Duration.ZERO)).isPresent();
        assertThat(turns.take(Duration.ZERO)).isPresent();
    }

    @Test
    void refusesToLetNobodyThrough() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Turns(0));
    }
}
