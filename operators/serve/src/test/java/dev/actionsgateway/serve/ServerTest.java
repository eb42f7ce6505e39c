package dev.actionsgateway.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.metrics.api.Metrics;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServerTest {
    @Test
    void servesWhatItsPlanSays() throws Exception {
        var plan =
                new ServerPlan(
                        "test",
                        List.of(
                                Listener.http(
                                        "api",
                                        "127.0.0.1",
                                        0,
                                        r -> r.get("/hi", (_, s) -> s.send("hello")))),
                        Management.on("127.0.0.1", 0, List.of(), Metrics.globalRegistry()),
                        new InFlight(),
                        Drain.unsettled(),
                        List.of());
        try (var server = Server.start(plan);
                var http = HttpClient.newHttpClient()) {
            for (var path :
                    List.of(
                            server.port("api") + "/hi",
                            server.port(Server.MANAGEMENT) + "/readyz?verbose",
                            server.port(Server.MANAGEMENT) + "/metrics")) {
                var answer =
                        http.send(
                                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + path))
                                        .build(),
                                BodyHandlers.ofString());
                System.out.println(answer.statusCode() + " " + answer.headers() + answer.body());
                assertThat(answer.statusCode()).isEqualTo(200);
            }
        }
    }
}
