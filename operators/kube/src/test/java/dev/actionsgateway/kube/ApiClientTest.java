package dev.actionsgateway.kube;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ApiClientTest {
    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aCallThatFailsIsNotRepeated() {
        server.createContext(
                "/",
                exchange -> {
                    asked.incrementAndGet();
                    exchange.sendResponseHeaders(503, -1);
                    exchange.close();
                });

        try (var client = ApiClient.of(config())) {
            assertThatExceptionOfType(KubernetesClientException.class)
                    .isThrownBy(() -> client.pods().inNamespace("ns").withName("pod").get())
                    .satisfies(e -> assertThat(e.getCode()).isEqualTo(503));
        }
        assertThat(asked).hasValue(1);
    }

    @Test
    void aCallThatIsNotAnsweredInItsTimeEnds() {
        server.createContext("/", _ -> {}); // and never a word

        try (var client = ApiClient.within(Duration.ofMillis(200), config())) {
            assertThatExceptionOfType(KubernetesClientException.class)
                    .isThrownBy(() -> client.pods().inNamespace("ns").withName("pod").get());
        }
    }

    @Test
    @Timeout(30)
    void aCallWhoseAnswerBeginsAndDoesNotComeToItsEndEndsToo() {
        server.createContext(
                "/",
                exchange -> {
                    exchange.getResponseHeaders().set("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, 1_000);
                    exchange.getResponseBody().write("{\"kind\":".getBytes(UTF_8));
                    exchange.getResponseBody().flush(); // and never a word more
                });

        try (var client = ApiClient.within(Duration.ofSeconds(2), config())) {
            assertThatExceptionOfType(KubernetesClientException.class)
                    .isThrownBy(() -> client.pods().inNamespace("ns").withName("pod").get());
        }
    }

    private Config config() {
        return new ConfigBuilder(Config.empty())
                .withMasterUrl("http://127.0.0.1:" + server.getAddress().getPort())
                .build();
    }
}
