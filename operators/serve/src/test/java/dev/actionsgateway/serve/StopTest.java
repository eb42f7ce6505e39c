package dev.actionsgateway.serve;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import dev.actionsgateway.kit.Nursery;
import dev.actionsgateway.serve.ServerPlan.Closer;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The graceful stop, asked for from inside. [SigtermTest] asks from outside.
@Timeout(60)
class StopTest {
    private static final Listener API =
            Fixture.api(r -> r.get("/hello", (_, response) -> response.send("hello")));

    private final List<String> closed = new CopyOnWriteArrayList<>();

    @Test
    void closersAreCalledInOrderAfterTheListenersStopped() {
        var port = new AtomicInteger();
        var server =
                Server.start(
                        Fixture.plan(
                                API,
                                Drain.unsettled(),
                                new Closer("first", () -> closed.add(answer(port.get()))),
                                new Closer("second", () -> closed.add("second"))));
        port.set(server.port("api"));
        server.requestStop(0);

        assertThat(server.runUntilStopped()).isZero();

        assertThat(closed).containsExactly("refused", "second");
    }

    @Test
    void theCodeAskedForIsReturned() {
        var server = Server.start(Fixture.plan(API, Drain.unsettled()));

        server.requestStop(3);
        server.requestStop(4);

        assertThat(server.runUntilStopped()).isEqualTo(3);
    }

    @Test
    void aCloserThatFailsIsReportedAndTheNextIsStillCalled() {
        try (var lines = LogLines.listen()) {
            var server =
                    Server.start(
                            Fixture.plan(
                                    API,
                                    Drain.unsettled(),
                                    new Closer("lease", StopTest::fail),
                                    new Closer("next", () -> closed.add("next"))));
            server.requestStop(0);

            assertThat(server.runUntilStopped()).isEqualTo(1);
            assertThat(closed).containsExactly("next");
            assertThat(lines.from(Level.ERROR)).containsExactly("not closed");
        }
    }

    @Test
    void aCloserThatTakesTooLongIsInterruptedAndCostsTheExitCode() {
        var server =
                Server.start(
                        Fixture.plan(
                                API,
                                Fixture.drain(0, 50),
                                new Closer("slow", () -> new CountDownLatch(1).await())));
        server.requestStop(0);

        assertThat(server.runUntilStopped()).isEqualTo(1);
    }

    @Test
    void whateverIsInFlightBesideRequestsIsWaitedFor() throws Exception {
        var plan = Fixture.plan(API, Drain.unsettled());
        var server = Server.start(plan);
        var tunnel = plan.inFlight().enter().orElseThrow();
        try (var nursery = Nursery.open("stop")) {
            server.requestStop(0);
            var code = nursery.fork("stop", server::runUntilStopped);
            Running.await("closed", () -> plan.inFlight().phase() == InFlight.Phase.CLOSED);
            assertThat(code.isDone()).isFalse();

            tunnel.close();

            assertThat(code.get()).isZero();
        }
    }

    @Test
    void aTunnelThatOutlastsTheBudgetCostsTheExitCode() {
        var plan = Fixture.plan(API, Fixture.drain(20, 1000));
        var server = Server.start(plan);
        try (var _ = plan.inFlight().enter().orElseThrow()) {
            server.requestStop(0);

            assertThat(server.runUntilStopped()).isEqualTo(1);
        }
    }

    @Test
    void closingFromManyThreadsStopsOnceAndAllWait() throws Exception {
        var server =
                Server.start(
                        Fixture.plan(
                                API,
                                Drain.unsettled(),
                                new Closer("once", () -> closed.add("once"))));
        try (var nursery = Nursery.open("closers")) {
            for (int i = 0; i < 8; i++) {
                Future<?> _ = nursery.fork("closer", () -> close(server));
            }
            nursery.join();
        }
        assertThat(closed).containsExactly("once");
    }

    @Test
    void anInterruptDoesNotShortenTheStopAndIsKept() {
        var server =
                Server.start(
                        Fixture.plan(
                                API,
                                Drain.unsettled(),
                                new Closer("one", () -> closed.add("one"))));

        Thread.currentThread().interrupt();
        server.close();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(closed).containsExactly("one");
    }

    @Test
    void anIdleConnectionDoesNotHoldUpTheStop() throws Exception {
        var server = Server.start(Fixture.plan(API, Fixture.drain(60_000, 60_000)));
        try (var wire = new Wire(server.port("api"))) {
            wire.send("GET /hello HTTP/1.1\r\nHost: h\r\n\r\n").until("hello");

            server.close();

            assertThat(wire.rest()).isEmpty();
        }
    }

    private static Object fail() throws IOException {
        throw new IOException("no network");
    }

    private boolean close(Server server) {
        server.close();
        return closed.size() == 1;
    }

    private static String answer(int port) {
        try {
            return Wire.get(port, "/hello");
        } catch (IOException _) {
            return "refused";
        }
    }
}
