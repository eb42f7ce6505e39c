package dev.actionsgateway.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.kit.Deadline;
import dev.actionsgateway.serve.InFlight.Phase;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class InFlightTest {
    private final InFlight inFlight = new InFlight();

    @Test
    void aTicketClosedTwiceCountsOnce() {
        var one = inFlight.enter().orElseThrow();
        var two = inFlight.enter().orElseThrow();
        assertThat(inFlight.count()).isEqualTo(2);

        one.close();
        one.close();

        assertThat(inFlight.count()).isEqualTo(1);
        two.close();
        assertThat(inFlight.count()).isZero();
    }

    @Test
    void whoLeavesStillServesAndWhoIsClosedDoesNot() {
        inFlight.move(Phase.LEAVING);
        assertThat(inFlight.enter()).isPresent();

        inFlight.move(Phase.CLOSED);
        assertThat(inFlight.enter()).isEmpty();
    }

    @Test
    void drainingEndsAtItsDeadlineAndSaysWhatIsLeft() throws Exception {
        var ticket = inFlight.enter().orElseThrow();

        assertThat(inFlight.drain(in(Duration.ofMillis(5)))).isEqualTo(1);

        ticket.close();
        assertThat(inFlight.drain(in(Duration.ofDays(1)))).isZero();
    }

    private static Deadline in(Duration time) {
        return Deadline.after(time, InstantSource.system());
    }
}
