package dev.actionsgateway.githubsim.results;

import static dev.actionsgateway.githubsim.results.ResultsServer.JOB;
import static dev.actionsgateway.githubsim.results.ResultsServer.WITHIN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LiveFeedTest {
    private static final String TWO =
            "{\"count\":2,\"value\":[\"a\",\"b\"],\"stepId\":\"step-1\",\"startLine\":5}";

    private final ResultsServer server = new ResultsServer();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final CompletableFuture<String> pong = new CompletableFuture<>();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aFollowerHearsTheLinesInOrderAndThenTheEnd() throws Exception {
        try (var follower = server.records.follow(JOB).orElseThrow()) {
            var socket = open("token-1");
            send(socket, TWO.substring(0, 20), false);
            send(socket, TWO.substring(20), true);
            send(socket, TWO.replace("5", "7"), true);
            assertThat(follower.next(WITHIN))
                    .contains(new LiveEvent.Lines("step-1", 5, List.of("a", "b")));
            assertThat(follower.next(WITHIN))
                    .contains(new LiveEvent.Lines("step-1", 7, List.of("a", "b")));

            server.records.close(JOB, JobEnd.LOST);
            send(socket, TWO, true);

            assertThat(follower.next(WITHIN)).contains(new LiveEvent.Ended());
            assertThat(follower.next(WITHIN)).isEmpty();
            assertThat(closed.get(20, TimeUnit.SECONDS)).isEqualTo(1000);
        }
        assertThat(server.records.live(JOB))
                .extracting(LiveLine::number)
                .containsExactly(5L, 6L, 7L, 8L);
    }

    @Test
    void pingsAreAnsweredAndACloseIsReturned() throws Exception {
        var socket = open("token-1");
        socket.sendPing(ByteBuffer.wrap("hi".getBytes(UTF_8))).get(20, TimeUnit.SECONDS);
        assertThat(pong.get(20, TimeUnit.SECONDS)).isEqualTo("hi");

        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").get(20, TimeUnit.SECONDS);

        assertThat(closed.get(20, TimeUnit.SECONDS)).isEqualTo(1000);
    }

    @Test
    void aMessageThatIsTooBigClosesTheSocket() throws Exception {
        var socket = open("token-1");

        send(socket, "x".repeat(Feed.MAX_MESSAGE), false);
        var _ = socket.sendText("x", true);

        assertThat(closed.get(20, TimeUnit.SECONDS)).isEqualTo(1009);
    }

    @Test
    void theHandshakeAsksForTheJobsToken() throws Exception {
        assertThat(refusal("nobody")).isEqualTo(401);
    }

    @Test
    void aFeedOfAConcludedJobIsNotFound() throws Exception {
        server.records.close(JOB, JobEnd.LOST);

        assertThat(refusal("token-1")).isEqualTo(404);
    }

    private int refusal(String token) throws Exception {
        try {
            open(token);
            return 101;
        } catch (ExecutionException e) {
            return e.getCause() instanceof WebSocketHandshakeException refused
                    ? refused.getResponse().statusCode()
                    : 0;
        }
    }

    @Test
    void withoutAWebSocketTheSameMessageIsPosted() throws Exception {
        assertThat(post(TWO)).isEqualTo(204);
        assertThat(post(TWO.replace("\"count\":2", "\"count\":3"))).isEqualTo(400);
        assertThat(server.records.live(JOB)).hasSize(2);
        assertThat(server.rulesBroken()).containsExactly("malformed-feed");
    }

    @Test
    void onlyTheLastLinesAreKept() throws Exception {
        var lines = Json.createArrayBuilder();
        for (int i = 1; i <= 5_000; i++) {
            lines.add("line " + i);
        }
        post("{\"count\":5000,\"stepId\":\"s\",\"startLine\":1,\"value\":" + lines.build() + "}");

        assertThat(server.records.live(JOB)).hasSize(2_000);
        assertThat(server.records.live(JOB).getFirst().text()).isEqualTo("line 3001");
    }

    @Test
    void aSlowFollowerIsToldHowMuchItMissed() throws Exception {
        try (var follower = server.records.follow(JOB).orElseThrow()) {
            for (int i = 0; i < LiveLines.CAPACITY + 3; i++) {
                server.records.print(JOB, new LiveEvent.Lines("s", i + 1, List.of("x")));
            }
            server.records.close(JOB, JobEnd.LOST);
            for (int i = 0; i < LiveLines.CAPACITY; i++) {
                follower.next(WITHIN);
            }

            assertThat(follower.next(WITHIN)).contains(new LiveEvent.Missed(3));
            assertThat(follower.next(WITHIN)).contains(new LiveEvent.Ended());
        }
    }

    private int post(String message) throws Exception {
        return server.send(
                        HttpRequest.newBuilder(server.base().resolve(Feed.PATH))
                                .header("Authorization", "Bearer token-1")
                                .POST(BodyPublishers.ofString(message)))
                .statusCode();
    }

    private static void send(WebSocket socket, String text, boolean last) throws Exception {
        socket.sendText(text, last).get(20, TimeUnit.SECONDS);
    }

    private WebSocket open(String token)
            throws InterruptedException, ExecutionException, TimeoutException {
        return server.http
                .newWebSocketBuilder()
                .header("Authorization", "Bearer " + token)
                .buildAsync(ResultsRoutes.feedStream(server.base()), new Ears())
                .get(20, TimeUnit.SECONDS);
    }

    private final class Ears implements WebSocket.Listener {
        @Override
        public CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
            pong.complete(UTF_8.decode(message).toString());
            socket.request(1);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            closed.complete(code);
            return CompletableFuture.completedStage(null);
        }
    }
}
