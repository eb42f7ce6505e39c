package dev.actionsgateway.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.kit.Nursery;
import dev.actionsgateway.serve.Check.Down;
import dev.actionsgateway.serve.Check.Health;
import dev.actionsgateway.serve.Check.Up;
import dev.actionsgateway.serve.Management.ThreadDumps;
import io.helidon.metrics.api.Counter;
import io.helidon.metrics.api.Metrics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ManagementTest {
    private final AtomicReference<Health> health = new AtomicReference<>(new Up());

    @Test
    void itIsReadyWhenAllItsChecksAreUp() throws IOException {
        try (var server = start(Fixture.management(new Check("cache", health::get)))) {
            int port = server.port(Server.MANAGEMENT);

            assertThat(Wire.get(port, "/readyz")).contains(" 200 ").endsWith("\r\nok\n");
            assertThat(Wire.get(port, "/readyz?verbose")).endsWith("[+] staying\n[+] cache\nok\n");

            health.set(new Down("not\nsynced"));
            assertThat(Wire.get(port, "/readyz"))
                    .contains(" 503 ")
                    .endsWith("\r\n[-] cache: not synced\n");
            assertThat(Wire.get(port, "/livez")).contains(" 200 ").endsWith("ok\n");
        }
    }

    @Test
    void aCheckThatThrowsIsDown() throws IOException {
        var broken =
                new Check(
                        "broken",
                        () -> {
                            throw new IllegalStateException("oops");
                        });
        try (var server = start(Fixture.management(broken))) {
            assertThat(Wire.get(server.port(Server.MANAGEMENT), "/readyz"))
                    .contains(" 503 ")
                    .endsWith("[-] broken: java.lang.IllegalStateException: oops\n");
        }
    }

    @Test
    void metricsAreShownInTheTextFormatOfPrometheus() throws IOException {
        var meters = Metrics.createMeterRegistry();
        meters.getOrCreate(Counter.builder("jobs_taken").description("Jobs taken")).increment(2);
        try (var server = start(Management.on(Listener.LOOPBACK, 0, List.of(), meters))) {
            assertThat(Wire.get(server.port(Server.MANAGEMENT), "/metrics"))
                    .contains(" 200 ")
                    .containsIgnoringCase("content-type: text/plain; version=0.0.4")
                    .contains("# HELP jobs_taken_total Jobs taken\n")
                    .contains("# TYPE jobs_taken_total counter\n")
                    .containsPattern("(?m)^jobs_taken_total(\\{.*})? 2\\.0$");
        }
    }

    @Test
    void aPageIsShownAsJsonAndMadeAnewEachTime() throws IOException {
        var count = new AtomicInteger();
        var page = new Management.Page("/count", () -> "{\"n\":" + count.incrementAndGet() + "}");
        try (var server = start(Fixture.management().with(page))) {
            Wire.get(server.port(Server.MANAGEMENT), "/count");

            assertThat(Wire.get(server.port(Server.MANAGEMENT), "/count"))
                    .contains(" 200 ")
                    .containsIgnoringCase("content-type: application/json")
                    .endsWith("\r\n{\"n\":2}");
        }
    }

    @Test
    void aCheckThatHangsDoesNotHoldUpTheStop() throws Exception {
        var asked = new CountDownLatch(1);
        var hangs = new Check("hangs", () -> hang(asked));
        var server = start(Fixture.management(hangs));
        try (var wire = new Wire(server.port(Server.MANAGEMENT))) {
            wire.send("GET /readyz HTTP/1.1\r\nHost: h\r\n\r\n");
            asked.await();
            server.requestStop(0);

            assertThat(server.runUntilStopped()).isZero();
        }
    }

    @Test
    void threadDumpsAreOffUnlessAskedFor() throws IOException {
        try (var server = start(Fixture.management())) {
            assertThat(server.port(Server.THREADS)).isEqualTo(-1);
            assertThat(Wire.get(server.port(Server.MANAGEMENT), "/threads")).contains(" 404 ");
        }
    }

    @Test
    void threadDumpsShowVirtualThreadsAndLeaveNoFile(@TempDir Path directory) throws Exception {
        var never = new CountDownLatch(1);
        var begun = new CountDownLatch(1);
        try (var nursery = Nursery.open("nursery");
                var server = start(Fixture.management().with(new ThreadDumps(0, directory)))) {
            Future<?> _ =
                    nursery.fork(
                            "listener",
                            () -> {
                                begun.countDown();
                                never.await();
                                return true;
                            });
            begun.await();

            var answer = Wire.get(server.port(Server.THREADS), "/threads");

            var body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
            assertThat(answer).containsIgnoringCase("content-type: application/json");
            assertThat(
                            Json.object(body)
                                    .getJsonObject("threadDump")
                                    .getJsonArray("threadContainers"))
                    .isNotEmpty();
            assertThat(body).contains("nursery\\/listener", "CountDownLatch.await");
            try (var left = Files.list(directory)) {
                assertThat(left).isEmpty();
            }
        }
    }

    @Test
    void threadDumpsAreServedOnLoopbackOnlyAlsoWhenTheManagementIsNot(@TempDir Path directory)
            throws Exception {
        var outside = outsideAddress();
        Assumptions.assumeThat(outside).isNotEmpty();
        var everywhere = Management.on("0.0.0.0", 0, List.of(), Metrics.globalRegistry());
        try (var server = start(everywhere.with(new ThreadDumps(0, directory)))) {
            for (var address : outside) {
                assertThat(connects(address, server.port(Server.MANAGEMENT))).isTrue();
                assertThat(connects(address, server.port(Server.THREADS))).isFalse();
            }
        }
    }

    private static Health hang(CountDownLatch asked) {
        asked.countDown();
        try {
            new CountDownLatch(1).await();
            return new Up();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<InetAddress> outsideAddress() throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof java.net.Inet4Address)
                .filter(address -> !address.isLoopbackAddress())
                .limit(1)
                .toList();
    }

    private static boolean connects(InetAddress address, int port) {
        try (var socket = new Socket(address, port)) {
            return socket.isConnected();
        } catch (IOException _) {
            return false;
        }
    }

    private static Server start(Management management) {
        var plan = Fixture.plan(_ -> {});
        return Server.start(
                new ServerPlan(
                        "test",
                        plan.listeners(),
                        management,
                        plan.inFlight(),
                        plan.drain(),
                        List.of()));
    }
}
