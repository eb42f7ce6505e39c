package dev.actionsgateway.agc.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.agc.gate.Headroom.Room;
import dev.actionsgateway.kit.ManualClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class GateTest {
    private final ManualClock clock = new ManualClock(Instant.parse("2031-03-04T10:00:00Z"));
    private Room room = Room.unlimited();

    private Gate gate(int maxWorkers) {
        return new Gate(() -> room, maxWorkers, clock);
    }

    @Test
    void pollsAndJobsTogetherNeverExceedTheCeiling() {
        var gate = gate(2);

        var first = gate.reserve().orElseThrow();
        var second = gate.reserve();

        assertThat(second).isPresent();
        assertThat(gate.reserve()).isEmpty();
        assertThat(first.decide()).isEqualTo(new Decision.Admitted());
        assertThat(gate.reserve()).isEmpty();
        first.close();
        first.close();
        assertThat(gate.reserve()).isPresent();
    }

    @Test
    void aJobWithoutAWorkerIsTakenOffTheClustersRoom() {
        room = new Room(1, Withheld.QUOTA, "cpu is used up");
        var gate = gate(9);
        var slot = gate.reserve().orElseThrow();

        var decision = slot.decide();

        assertThat(decision).isEqualTo(new Decision.Admitted());
        assertThat(gate.room()).isZero();
        slot.workerExists();
        assertThat(gate.room()).isEqualTo(1);
    }

    @Test
    void anOfferIsDeclinedWhenTheRoomHasShrunkSinceThePollBegan() {
        var gate = gate(9);
        var slot = gate.reserve().orElseThrow();
        room = new Room(0, Withheld.QUOTA, "pods are used up");

        var decision = slot.decide();

        assertThat(decision).isEqualTo(new Decision.Declined(Withheld.QUOTA, "pods are used up"));
        assertThat(gate.withheld().get(Withheld.QUOTA))
                .satisfies(refusals -> {
                    assertThat(refusals.count()).isEqualTo(1);
                    assertThat(refusals.since()).isEqualTo(clock.instant());
                });
    }

    @Test
    void aReasonIsForgottenWhenItHoldsNoMore() {
        var gate = gate(0);
        assertThat(gate.withheld()).containsOnlyKeys(Withheld.PAUSED);

        gate.ceiling(3);

        assertThat(gate.withheld()).isEmpty();
        assertThat(gate.room()).isEqualTo(3);
    }

    @Test
    void aGateThatIsShutOpensByItself() {
        var gate = gate(3);
        gate.shut(Withheld.CLUSTER_UNREACHABLE, "no answer", Duration.ofSeconds(15));
        assertThat(gate.reserve()).isEmpty();

        clock.advance(Duration.ofSeconds(15));

        assertThat(gate.reserve()).isPresent();
    }

    @Test
    void aGateThatIsShutAgainAndAgainOpensAllTheSame() {
        var gate = gate(3);
        gate.shut(Withheld.QUOTA, "full", Duration.ofSeconds(15));
        clock.advance(Duration.ofSeconds(10));
        gate.shut(Withheld.QUOTA, "full", Duration.ofSeconds(15));
        assertThat(gate.reserve()).isEmpty();

        clock.advance(Duration.ofSeconds(5));

        assertThat(gate.reserve()).isPresent();
    }

    @Test
    void anAdoptedJobHasItsPlaceWhateverTheCeiling() {
        var gate = gate(1);
        var _ = gate.adopt();

        var _ = gate.adopt();

        assertThat(gate.jobs()).isEqualTo(2);
        assertThat(gate.reserve()).isEmpty();
    }
}
