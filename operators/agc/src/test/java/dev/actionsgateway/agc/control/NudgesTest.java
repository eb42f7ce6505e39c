package dev.actionsgateway.agc.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.agc.events.Event;
import dev.actionsgateway.agc.events.Event.Heard;
import dev.actionsgateway.agc.events.Event.Phase;
import dev.actionsgateway.agc.seat.SeatId;
import dev.actionsgateway.kit.Sleeper;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NudgesTest {
    private final BlockingQueue<String> looked = new LinkedBlockingQueue<>();
    private final AtomicReference<String> common = new AtomicReference<>("a token");
    private final BlockingQueue<Throwable> mistakes = new LinkedBlockingQueue<>();
    private final Nudges nudges = new Nudges(Sleeper.system(), mistakes::add);

    private void start() {
        nudges.start(() -> List.of("left", "right"), common::get, looked::add);
    }

    @AfterEach
    void stop() {
        nudges.close();
        assertThat(mistakes).isEmpty();
    }

    @Test
    void manyChangesOfOneGroupAreOneLook() throws InterruptedException {
        for (int number = 0; number < 50; number++) {
            var seat = new SeatId("left", number);
            nudges.note(new Event.SeatMoved(seat, Phase.OPENING, Phase.ONLINE, ""));
        }
        start();

        assertThat(next()).contains("left");
        nudges.one("right");
        assertThat(next()).contains("right");
    }

    @Test
    void aPollThatBroughtNothingIsNoChange() throws InterruptedException {
        start();
        nudges.note(new Event.Polled(new SeatId("left", 0), Heard.NOTHING, Duration.ofSeconds(50)));
        nudges.one("right");

        assertThat(next()).contains("right");
        assertThat(looked).isEmpty();
    }

    @Test
    void whatConcernsEveryGroupIsALookAtEach() throws InterruptedException {
        start();

        nudges.all();

        assertThat(List.of(next(), next()))
                .containsExactlyInAnyOrder(Optional.of("left"), Optional.of("right"));
    }

    @Test
    void aChangeOfWhatTheyShareIsALookAtEach() throws InterruptedException {
        start();
        nudges.one("left");
        assertThat(next()).contains("left");

        common.set("a refusal");

        assertThat(List.of(next(), next()))
                .containsExactlyInAnyOrder(Optional.of("left"), Optional.of("right"));
    }

    private Optional<String> next() throws InterruptedException {
        return Optional.ofNullable(looked.poll(20, TimeUnit.SECONDS));
    }
}
