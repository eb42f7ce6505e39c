package dev.actionsgateway.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ManualClockTest {
    private static final Instant START = Instant.parse("2026-11-24T09:00:00Z");

    private final ManualClock clock = new ManualClock(START);

    @Test
    void movesOnlyByHand() {
        assertThat(clock.instant()).isEqualTo(START);

        clock.advance(Duration.ofSeconds(5));

        assertThat(clock.instant()).isEqualTo(START.plusSeconds(5));
    }

    @Test
    void wakesWhoeverHasSleptLongEnoughAndNobodyElse() throws Exception {
        try (var nursery = Nursery.open("clock")) {
            var one = nursery.fork("one", () -> slept(1));
            var two = nursery.fork("two", () -> slept(2));
            clock.awaitSleepers(2);

            clock.advance(Duration.ofSeconds(1));
            assertThat(one.get()).isEqualTo(START.plusSeconds(1));
            clock.awaitSleepers(1);
            assertThat(two.isDone()).isFalse();

            clock.advance(Duration.ofSeconds(1));
            assertThat(two.get()).isEqualTo(START.plusSeconds(2));
        }
    }

    @Test
    void aSleeperThatIsDueNoLongerCountsSoThatItsNextSleepCanBeAwaited() throws Exception {
        List<Instant> woken = Collections.synchronizedList(new ArrayList<>());
        try (var nursery = Nursery.open("clock")) {
            var loop =
                    nursery.fork(
                            "loop",
                            () -> {
                                for (int i = 0; i < 500; i++) {
                                    woken.add(slept(1));
                                }
                                return true;
                            });
            for (int i = 0; i < 500; i++) {
                clock.awaitSleepers(1);
                clock.advance(Duration.ofSeconds(1));
            }
            assertThat(loop.get()).isTrue();
        }
        assertThat(woken).hasSize(500).last().isEqualTo(START.plusSeconds(500));
    }

    @Test
    void noTimeAtAllIsNotWaitedFor() throws Exception {
        clock.sleep(Duration.ZERO);
        clock.sleep(Duration.ofSeconds(-1));

        assertThat(clock.instant()).isEqualTo(START);
    }

    @Test
    void anInterruptEndsASleepAlsoOneThatIsShortEnoughToSkip() throws Exception {
        try (var nursery = Nursery.open("clock")) {
            var asleep = nursery.fork("asleep", () -> slept(1));
            clock.awaitSleepers(1);
            asleep.cancel(true);
        }
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> clock.sleep(Duration.ZERO))
                .isInstanceOf(InterruptedException.class);
    }

    @Test
    void theSystemsSleeperTakesNoTimeForNoTime() throws Exception {
        Sleeper.system().sleep(Duration.ofDays(-1));
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Sleeper.system().sleep(Duration.ofDays(-1)))
                .isInstanceOf(InterruptedException.class);
    }

    private Instant slept(int seconds) throws InterruptedException {
        clock.sleep(Duration.ofSeconds(seconds));
        return clock.instant();
    }
}
