package dev.actionsgateway.agc.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.actionsgateway.agc.events.Event.Phase;
import dev.actionsgateway.agc.group.Watch.Earshot;
import dev.actionsgateway.agc.pool.PoolState;
import dev.actionsgateway.agc.pool.PoolState.Doing;
import dev.actionsgateway.agc.pool.PoolState.Intake;
import dev.actionsgateway.agc.pool.PoolState.Occupant;
import dev.actionsgateway.agc.seat.SeatId;
import dev.actionsgateway.agc.seat.SeatView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatchTest {
    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");

    private static SeatView seat(Phase phase, int secondsLeft) {
        return new SeatView(
                new SeatId("team", 0),
                phase,
                Optional.empty(),
                Optional.empty(),
                0,
                NOW.plusSeconds(secondsLeft));
    }

    private static PoolState state(int max, int room, Doing doing) {
        return new PoolState(max, 0, room, 0, Intake.OPEN, List.of(new Occupant(0, doing, 0)));
    }

    @ParameterizedTest
    @CsvSource({
        // phase, seconds until it must have shown that it lives, maxListeners, room | what holds
        "ONLINE, 9, 2, 1, HEARS",
        "KEEPING, 9, 2, 1, HEARS",
        "ONLINE, -1, 2, 1, NOBODY",
        "OPENING, 9, 2, 1, SOON",
        "OPENING, -1, 2, 1, NOBODY",
        "PARKED, 9, 2, 1, SOON",
        "ONLINE, -1, 2, 0, NOT_WANTED",
        "BUSY, -1, 1, 1, NOT_WANTED",
        "BUSY, 9, 2, 1, NOBODY",
        "QUARANTINED, -1, 1, 1, NOT_WANTED"
    })
    void aGroupHearsOrSomethingExplainsWhyNot(
            Phase phase, int left, int max, int room, Earshot earshot) {
        var doing =
                switch (phase) {
                    case PARKED, OPENING, ONLINE, KEEPING -> Doing.LISTENS;
                    default -> Doing.WORKS;
                };

        assertThat(Watch.of(state(max, room, doing), List.of(seat(phase, left)), NOW))
                .isEqualTo(earshot);
    }

    @Test
    void aGroupThatHasNoSeatAtAllIsSilent() {
        var state = new PoolState(2, 0, 1, 0, Intake.OPEN, List.of());

        assertThat(Watch.of(state, List.of(), NOW)).isEqualTo(Earshot.NOBODY);
    }

    @Test
    void aSilenceThatLastsIsAMistakeOfOurs() {
        var watch = new Watch(NOW);
        var state = new PoolState(2, 0, 1, 0, Intake.OPEN, List.of());

        watch.look(state, List.of(), NOW.plusSeconds(59));

        assertThatIllegalStateException()
                .isThrownBy(() -> watch.look(state, List.of(), NOW.plus(Duration.ofSeconds(61))));
    }

    @Test
    void aGroupAtRestIsLookedAtSeldom() {
        var rests = state(2, 1, Doing.LISTENS);
        var full = state(2, 0, Doing.LISTENS);

        assertThat(Watch.pause(rests, Earshot.HEARS)).isGreaterThan(Watch.BEAT);
        assertThat(Watch.pause(rests, Earshot.SOON)).isEqualTo(Watch.BEAT);
        assertThat(Watch.pause(full, Earshot.HEARS)).isEqualTo(Watch.BEAT);
    }
}
