package dev.actionsgateway.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import io.helidon.http.BadRequestException;
import io.helidon.http.HeaderValues;
import io.helidon.http.HttpException;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How a listener treats its clients: one server for all tests, spoken to byte by byte.
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServerTest {
    private Server server;
    private int port;

    @BeforeAll
    void start() {
        server = Server.start(Fixture.plan(ServerTest::routes));
        port = server.port(Fixture.API);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private static void routes(HttpRouting.Builder routing) {
        routing.get("/hello", (_, response) -> response.send("hello"))
                .get(
                        "/bye",
                        (_, response) -> response.header(HeaderValues.CONNECTION_CLOSE).send("bye"))
                .get(
                        "/broken",
                        (_, _) -> {
                            throw new IllegalStateException("the password is hunter2");
                        })
                .get(
                        "/teapot",
                        (_, _) -> {
                            throw new HttpException("short and stout", Status.create(418));
                        })
                .post(
                        "/number",
                        (request, response) ->
                                response.send(
                                        "= " + Body.read(request, b -> Long.parseLong(text(b)))))
                .post(
                        "/nested",
                        (request, response) ->
                                response.send("= " + Body.read(request, _ -> nest(1))))
                .post(
                        "/refuses",
                        (_, _) -> {
                            throw new BadRequestException("not today");
                        });
    }

    private static String text(byte[] body) {
        return new String(body, java.nio.charset.StandardCharsets.UTF_8);
    }

    private static int nest(int depth) {
        return depth == 0 ? 0 : nest(depth + 1) + 1; // reaches zero, but not on this stack
    }

    @Test
    void answersAndKeepsTheConnectionForMore() throws IOException {
        try (var wire = new Wire(port)) {
            for (int i = 0; i < 3; i++) {
                var answer = wire.send("GET /hello HTTP/1.1\r\nHost: h\r\n\r\n").until("hello");
                assertThat(answer).startsWith("HTTP/1.1 200 OK\r\n");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"close", "Close", "keep-alive, close"})
    void closesWhenTheRequestSaysSo(String connection) throws IOException {
        var answer =
                Wire.exchange(
                        port,
                        "GET /hello HTTP/1.1\r\nHost: h\r\nConnection: " + connection + "\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200 OK\r\n").endsWith("\r\n\r\nhello");
    }

    @Test
    void closesWhenTheReplySaysSo() throws IOException {
        assertThat(Wire.exchange(port, "GET /bye HTTP/1.1\r\nHost: h\r\n\r\n"))
                .containsIgnoringCase("connection: close")
                .endsWith("bye");
    }

    @Test
    void aReplyBeforeTheBodyWasReadArrivesAlthoughTheConnectionCloses() throws IOException {
        for (int i = 0; i < 20; i++) {
            assertThat(Wire.exchange(port, post("/refuses", "x".repeat(1_000_000))))
                    .startsWith("HTTP/1.1 400 Bad Request\r\n")
                    .endsWith("not today\n");
        }
    }

    @Test
    void aClientThatAwaitsAnInvitationForItsBodyIsNotWaitedFor() throws IOException {
        var answer =
                Wire.exchange(
                        port,
                        post("/refuses", "")
                                .replace("Length: 0", "Length: 9\r\nExpect: 100-continue"));

        assertThat(answer).startsWith("HTTP/1.1 400");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense\r\n\r\n",
                "GET /hello\r\n\r\n",
                "GET hello there HTTP/1.1\r\nHost: h\r\n\r\n",
                "GET /hello HTTP/1.1\r\nHost: h:port\r\n\r\n",
                "GET /hello HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                "GET /hello HTTP/1.1\r\n\r\n",
                "GET /hello HTTP/1.1\r\nHost: h\r\nno colon\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: h\r\n\r\n",
                "GET /hello?a=%zz HTTP/1.1\r\nHost: h\r\n\r\n",
                "POST /number HTTP/1.1\r\nHost: h\r\nContent-Length: many\r\n\r\n",
                "POST /number HTTP/1.1\r\nHost: h\r\nContent-Length: -1\r\n\r\n",
                "POST /number HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"
            })
    void whatIsNotHttpIsABadRequestAndNoneOfOurFaults(String request) throws IOException {
        try (var lines = LogLines.listen();
                var wire = new Wire(port)) {
            assertThat(wire.send(request).sendNoMore().rest()).startsWith("HTTP/1.1 400 ");
            assertThat(lines.from(Level.WARN)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "GE",
                "GET /hello HTTP/1.1\r\nHo",
                "POST /number HTTP/1.1\r\nHost: h\r\nContent-Length: 9\r\n\r\n12",
                "POST /number HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n12"
            })
    void aClientThatLeavesInTheMiddleIsNotWorthALine(String request) throws Exception {
        try (var lines = LogLines.listen()) {
            try (var wire = new Wire(port)) {
                wire.send(request).sendNoMore().rest();
            }
            assertThat(lines.from(Level.WARN)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "GET /he",
                "GET /hello HTTP/1.1\r\nHost: h\r\n\r\n",
                "POST /number HTTP/1.1\r\nHost: h\r\nContent-Length: 9\r\n\r\n12"
            })
    void aClientThatStopsInTheMiddleIsNotAwaitedForEver(String request) throws IOException {
        var impatient = Fixture.api(ServerTest::routes).patient(Duration.ofMillis(100));
        try (var lines = LogLines.listen();
                var other = Server.start(Fixture.plan(impatient, Drain.unsettled()));
                var wire = new Wire(other.port(Fixture.API))) {
            wire.send(request).rest(); // comes to its end although we close nothing
            assertThat(lines.from(Level.WARN)).isEmpty();
        }
    }

    @Test
    void aBodyIsParsed() throws IOException {
        assertThat(Wire.exchange(port, post("/number", "42"))).endsWith("= 42");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "forty-two", "{"})
    void aBodyThatIsNotUnderstoodIsABadRequest(String body) throws IOException {
        assertThat(Wire.exchange(port, post("/number", body)))
                .startsWith("HTTP/1.1 400 Bad Request\r\n")
                .endsWith("malformed body\n");
    }

    @Test
    void aBodyThatExhaustsTheStackIsABadRequest() throws IOException {
        assertThat(Wire.exchange(port, post("/nested", "[[[["))).startsWith("HTTP/1.1 400 ");
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedAlsoWhenItsLengthWasNotSaid() throws IOException {
        long size = Listener.MAX_BODY + 1;
        var told = "POST /number HTTP/1.1\r\nHost: h\r\nContent-Length: " + size + "\r\n\r\n";
        var chunked =
                "POST /number HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n%x\r\n"
                        .formatted(size);

        assertThat(Wire.exchange(port, told)).startsWith("HTTP/1.1 413 ");
        assertThat(Wire.exchange(port, chunked)).startsWith("HTTP/1.1 413 ");
    }

    @Test
    void whatAHandlerThrowsIsLoggedOnceAndNotShown() throws IOException {
        try (var lines = LogLines.listen()) {
            assertThat(Wire.get(port, "/broken?token=secret"))
                    .startsWith("HTTP/1.1 500 ")
                    .endsWith("internal error\n")
                    .doesNotContain("hunter2");
            assertThat(lines.from(Level.WARN)).containsExactly("a request failed");
            assertThat(lines.events().getFirst().getKeyValuePairs().toString())
                    .contains("/broken")
                    .doesNotContain("secret");
        }
    }

    @Test
    void aHandlersOwnStatusIsSent() throws IOException {
        assertThat(Wire.get(port, "/teapot"))
                .startsWith("HTTP/1.1 418 ")
                .endsWith("short and stout\n");
        assertThat(Wire.get(port, "/nowhere")).startsWith("HTTP/1.1 404 ");
    }

    @Test
    void anAddressThatIsTakenFailsTheStart() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var listener = Listener.http("api", Listener.LOOPBACK, taken.getLocalPort(), _ -> {});

            assertThatThrownBy(() -> Server.start(Fixture.plan(listener, Drain.unsettled())))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("cannot be bound");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"management", "threads"})
    void aListenerMustNotTakeTheNameOfOurs(String name) {
        var listener = Listener.http(name, Listener.LOOPBACK, 0, _ -> {});

        assertThatThrownBy(() -> Fixture.plan(listener, Drain.unsettled()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void twoListenersMustNotShareAName() {
        var plan = Fixture.plan(_ -> {});
        var twice = List.of(plan.listeners().getFirst(), plan.listeners().getFirst());

        assertThatThrownBy(() ->
                        new ServerPlan(
                                "test",
                                twice,
                                plan.management(),
                                plan.inFlight(),
                                plan.drain(),
                                List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String post(String path, String body) {
        return "POST %s HTTP/1.1\r\nHost: h\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(path, body.length(), body);
    }
}
