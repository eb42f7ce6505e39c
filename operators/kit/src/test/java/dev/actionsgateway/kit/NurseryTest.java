package dev.actionsgateway.kit;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class NurseryTest {
    private final CountDownLatch never = new CountDownLatch(1);
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch interrupted = new CountDownLatch(1);

    @Test
    void joinsWhatItForked() throws Exception {
        try (var nursery = Nursery.open("n")) {
            var left = nursery.fork("left", () -> 1);
            var right = nursery.fork("right", () -> Thread.currentThread());

            nursery.join();

            assertThat(left.resultNow()).isEqualTo(1);
            assertThat(right.resultNow().getName()).isEqualTo("n/right");
            assertThat(right.resultNow().isVirtual()).isTrue();
            assertThat(nursery.running()).isEmpty();
        }
    }

    @Test
    void theFirstFailureIsToldAtOnceWhereNobodyJoins() throws Exception {
        var told = new CompletableFuture<TaskFailedException>();
        try (var nursery = Nursery.open("n", told::complete)) {
            var _ = nursery.fork("waits", this::park);
            begun.await();
            var _ =
                    nursery.fork(
                            "fails",
                            () -> {
                                throw new AssertionError("a mistake");
                            });

            assertThat(told.get())
                    .hasMessage("n/fails failed: java.lang.AssertionError: a mistake");
        }
    }

    @Test
    void oneFailureCancelsTheOthersAndIsThrownOnceTheyHaveEnded() throws Exception {
        try (var nursery = Nursery.open("n")) {
            var waits = nursery.fork("waits", this::park);
            begun.await();
            var fails =
                    nursery.fork(
                            "fails",
                            () -> {
                                throw new IOException("no disk");
                            });

            assertThatThrownBy(nursery::join)
                    .isInstanceOf(TaskFailedException.class)
                    .hasMessage("n/fails failed: java.io.IOException: no disk")
                    .hasCauseInstanceOf(IOException.class);
            assertThat(interrupted.getCount()).isZero();
            assertThat(waits.isCancelled()).isTrue();
            assertThat(fails.state()).isEqualTo(Future.State.FAILED);
        }
    }

    @Test
    void ofManyFailuresTheFirstIsThrownAndTheRestIsNotLostInAHang() {
        try (var nursery = Nursery.open("n")) {
            var gate = new CountDownLatch(1);
            for (int i = 0; i < 200; i++) {
                Future<?> _ = nursery.fork("fails", () -> failAfter(gate));
            }
            gate.countDown();

            assertThatThrownBy(nursery::join)
                    .isInstanceOf(TaskFailedException.class)
                    .hasRootCauseMessage("one of many");
        }
    }

    @Test
    void nothingStartsAfterAFailure() {
        try (var nursery = Nursery.open("n")) {
            Future<?> _ = nursery.fork("fails", () -> failAfter(new CountDownLatch(0)));
            assertThatThrownBy(nursery::join).isInstanceOf(TaskFailedException.class);
            var runs = new AtomicInteger();

            var late = nursery.fork("late", runs::incrementAndGet);

            assertThat(late.isCancelled()).isTrue();
            assertThat(runs).hasValue(0);
        }
    }

    @Test
    void aDeadlineCancelsWhatStillRunsAndNamesIt() throws Exception {
        try (var nursery = Nursery.open("n")) {
            Future<?> _ = nursery.fork("waits", this::park);
            begun.await();

            assertThatThrownBy(() -> nursery.join(in(Duration.ofMillis(1))))
                    .isInstanceOf(TimeoutException.class)
                    .hasMessage("not done in time: n/waits");
            interrupted.await();
        }
    }

    @Test
    void aDeadlineIsNotNoticedByWhatIsDoneInTime() throws Exception {
        try (var nursery = Nursery.open("n")) {
            var done = nursery.fork("done", () -> "done");

            nursery.join(in(Duration.ofMinutes(5)));

            assertThat(done.resultNow()).isEqualTo("done");
        }
    }

    @Test
    void cancellingOneTaskLeavesTheOthersAlone() throws Exception {
        try (var nursery = Nursery.open("n")) {
            var waits = nursery.fork("waits", this::park);
            var other = nursery.fork("other", () -> interrupted.await(60, SECONDS));
            begun.await();

            waits.cancel(true);
            nursery.join();

            assertThat(other.resultNow()).isTrue();
        }
    }

    @Test
    void closingInterruptsAndWaits() throws Exception {
        try (var nursery = Nursery.open("n")) {
            Future<?> _ = nursery.fork("waits", this::park);
            begun.await();
        }

        assertThat(interrupted.getCount()).isZero();
    }

    @Test
    void closingTakesNoNewTasks() {
        var nursery = Nursery.open("n");
        nursery.close();

        assertThatThrownBy(() -> nursery.fork("late", () -> 1))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void closingFromManyThreadsWaitsInEachForTheSameEnd() throws Exception {
        var nursery = Nursery.open("n");
        var mayEnd = new CountDownLatch(1);
        var stubborn = nursery.fork("stubborn", () -> awaitStubbornly(mayEnd));
        begun.await();
        try (var closers = Nursery.open("closers")) {
            List<Future<Boolean>> ends = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                ends.add(
                        closers.fork(
                                "closer",
                                () -> {
                                    nursery.close();
                                    return nursery.running().isEmpty();
                                }));
            }
            interrupted.await();
            assertThat(ends).noneMatch(Future::isDone);
            mayEnd.countDown();
            closers.join();
            assertThat(ends).allMatch(Future::resultNow);
        }
        assertThat(stubborn.isCancelled()).isTrue();
    }

    @Test
    void closingLeavesBehindWhatIgnoresItsInterruptAndKeepsItsName() throws Exception {
        var mayEnd = new CountDownLatch(1);
        var nursery = Nursery.open("n", Duration.ofMillis(10));
        Future<?> _ = nursery.fork("stubborn", () -> awaitStubbornly(mayEnd));
        begun.await();

        nursery.close();
        assertThat(nursery.running()).containsExactly("n/stubborn");

        mayEnd.countDown();
        nursery.join();
        assertThat(nursery.running()).isEmpty();
    }

    @Test
    void anInterruptOfTheCloserIsKeptAndDoesNotShortenTheWait() throws Exception {
        var nursery = Nursery.open("n");
        Future<?> _ = nursery.fork("waits", this::park);
        begun.await();

        Thread.currentThread().interrupt();
        nursery.close();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(nursery.running()).isEmpty();
    }

    @Test
    void anInterruptedJoinLeavesTheTasksRunning() throws Exception {
        try (var nursery = Nursery.open("n")) {
            var waits = nursery.fork("waits", this::park);
            begun.await();
            Thread.currentThread().interrupt();

            assertThatThrownBy(nursery::join).isInstanceOf(InterruptedException.class);

            assertThat(waits.isDone()).isFalse();
        }
    }

    @Test
    void aTaskThatWaitsForItsOwnNurseryIsToldSo() {
        try (var nursery = Nursery.open("n")) {
            var waitsForItself =
                    nursery.fork(
                            "self",
                            () -> {
                                nursery.join();
                                return true;
                            });

            assertThatThrownBy(waitsForItself::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void forkingCancellingAndClosingMayRaceWithoutALeak() throws Exception {
        for (int round = 0; round < 200; round++) {
            var nursery = Nursery.open("n");
            try (var racers = Nursery.open("racers")) {
                Future<?> _ = racers.fork("forks", () -> forkUntilClosed(nursery));
                Future<?> _ = racers.fork("cancels", () -> run(nursery::cancel));
                Future<?> _ = racers.fork("closes", () -> run(nursery::close));
                racers.join(in(Duration.ofSeconds(30)));
            }
            assertThat(nursery.running()).isEmpty();
        }
    }

    private boolean forkUntilClosed(Nursery nursery) {
        try {
            for (int i = 0; i < 50; i++) {
                Future<?> _ = nursery.fork("waits", this::park);
            }
            return true;
        } catch (IllegalStateException _) {
            return true;
        }
    }

    private static boolean run(Runnable work) {
        work.run();
        return true;
    }

    private static Deadline in(Duration time) {
        return Deadline.after(time, InstantSource.system());
    }

    private static boolean failAfter(CountDownLatch gate) throws InterruptedException {
        gate.await();
        throw new IllegalArgumentException("one of many");
    }

    private boolean park() throws InterruptedException {
        begun.countDown();
        try {
            never.await();
            return true;
        } catch (InterruptedException e) {
            interrupted.countDown();
            throw e;
        }
    }

    private boolean awaitStubbornly(CountDownLatch mayEnd) {
        begun.countDown();
        while (true) {
            try {
                mayEnd.await();
                return true;
            } catch (InterruptedException _) {
                interrupted.countDown();
            }
        }
    }
}
