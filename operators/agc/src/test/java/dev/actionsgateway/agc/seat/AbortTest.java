package dev.actionsgateway.agc.seat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.kit.Nursery;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class AbortTest {
    private final Abort abort = new Abort();
    private final CountDownLatch inside = new CountDownLatch(1);
    private final CountDownLatch never = new CountDownLatch(1);

    private Optional<String> waiting() throws InterruptedException {
        return abort.during(() -> {
            inside.countDown();
            never.await();
            return "came";
        });
    }

    @Test
    void whatIsWaitedForComes() throws InterruptedException {
        assertThat(abort.during(() -> "came")).contains("came");
    }

    @Test
    void aWaitIsEndedAndLeavesNoInterruptBehind() throws Exception {
        try (var nursery = Nursery.open("abort")) {
            var waits = nursery.fork("waits", () -> waiting().isEmpty() && !Thread.interrupted());
            inside.await();

            abort.ask();

            assertThat(waits.get()).isTrue();
        }
    }

    @Test
    void whoIsAskedAgainBeforeItHasNoticedIsNotInterruptedLater() throws InterruptedException {
        var result =
                abort.during(() -> {
                    abort.ask();
                    try {
                        new CountDownLatch(1).await();
                        return "came";
                    } catch (InterruptedException e) {
                        abort.ask();
                        throw e;
                    }
                });

        assertThat(result).isEmpty();
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void whoIsAskedBeforeItWaitsDoesNotWait() throws InterruptedException {
        abort.ask();

        assertThat(waiting()).isEmpty();
        assertThat(abort.during(() -> "came")).contains("came");
    }

    @Test
    void anotherInterruptTravelsUp() throws Exception {
        try (var nursery = Nursery.open("abort")) {
            var ended = new CountDownLatch(1);
            var waits =
                    nursery.fork(
                            "waits",
                            () -> {
                                try {
                                    return waiting();
                                } catch (InterruptedException e) {
                                    ended.countDown();
                                    throw e;
                                }
                            });
            inside.await();

            nursery.cancel();

            ended.await();
            assertThat(waits.isCancelled()).isTrue();
        }
    }

    @Test
    void anInterruptThatComesTooLateIsTakenBack() throws InterruptedException {
        var result =
                abort.during(() -> {
                    abort.ask();
                    return "came all the same";
                });

        assertThat(result).contains("came all the same");
        assertThat(Thread.interrupted()).isFalse();
    }
}
