package dev.actionsgateway.proxy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actionsgateway.kit.Deadline;
import dev.actionsgateway.kit.Sleeper;
import dev.actionsgateway.proxy.tunnel.Wire;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The program itself: a process, real signals, a real TLS server behind it.
@Timeout(180)
class ProxyIT {
    @TempDir private Path folder;

    @Test
    void anHttpsClientReachesItsServerThroughIt() throws Exception {
        try (var site = TlsSite.start(folder, Map.of("/", "hello"));
                var proxy = ProxyProcess.start(opening(site.port()));
                var client =
                        HttpClient.newBuilder()
                                .sslContext(site.trusting())
                                .proxy(ProxySelector.of(address(proxy.port())))
                                .build()) {
            var uri = URI.create("https://localhost:%d/".formatted(site.port()));

            var response =
                    client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());

            assertThat(response.body()).isEqualTo("hello");
            assertThat(get(proxy.management(), "/metrics"))
                    .containsPattern("proxy_connects_total\\{.*verdict=\"tunnelled\".*} 1.0")
                    .containsPattern("proxy_tunnels\\{.*} 1.0");
            assertThat(get(proxy.management(), "/github-meta")).endsWith("{\"asked\":false}");
        }
    }

    @Test
    void inCidrModeItIsReadyOnceGitHubHasSaidItsRanges() throws Exception {
        try (var site =
                TlsSite.start(folder, Map.of("/api/v3/meta", "{\"api\":[\"9.9.9.0/24\"]}"))) {
            var environment = opening(site.port());
            environment.put("EGRESS_MODE", "cidrs");
            environment.put("GITHUB_CA_FILE", site.pem(folder).toString());
            try (var proxy = ProxyProcess.start(environment)) {
                assertThat(proxy.line("GitHub said what its names are")).contains("\"ranges\":1");

                assertThat(get(proxy.management(), "/readyz")).contains(" 200 ");
                assertThat(get(proxy.management(), "/github-meta"))
                        .contains("\"heard\":true", "\"stale\":false");
                assertThat(Wire.exchange(proxy.port(), "CONNECT 9.9.8.1:443 HTTP/1.1\r\n\r\n"))
                        .contains(" 403 ");
            }
        }
    }

    @Test
    void onSigtermOpenTunnelsGoOnNewOnesAreRefusedAndTheExitCodeIsZero() throws Exception {
        try (var destination = listen();
                var proxy = ProxyProcess.start(opening(destination.getLocalPort()));
                var client = new Wire(proxy.port())) {
            var authority = "localhost:" + destination.getLocalPort();
            client.connect(authority);
            try (var other = new Wire(destination.accept())) {

                proxy.sigterm();
                await("not ready", () -> get(proxy.management(), "/readyz").contains(" 503 "));
                await("refused", () -> isRefused(proxy.port(), authority));
                client.send("still").sendNoMore();
                assertThat(other.rest()).isEqualTo("still");
                other.send("here").sendNoMore();

                assertThat(client.rest()).isEqualTo("here");
                assertThat(proxy.exitCode()).isZero();
            }
        }
    }

    @Test
    void aTunnelThatOutlastsTheDrainIsCutAndTheExitCodeSaysSo() throws Exception {
        try (var destination = listen()) {
            var environment = opening(destination.getLocalPort());
            environment.put("DRAIN_LIMIT", "PT0.1S");
            try (var proxy = ProxyProcess.start(environment);
                    var client = new Wire(proxy.port())) {
                client.connect("localhost:" + destination.getLocalPort());

                proxy.sigterm();

                assertThat(proxy.exitCode()).isEqualTo(1);
                assertThatThrownBy(client::rest).isInstanceOf(IOException.class);
                assertThat(proxy.lines)
                        .anyMatch(line -> line.contains("\"why\":\"cut\""))
                        .anyMatch(line -> line.contains("\"tenant\":\"team/gateway\""));
            }
        }
    }

    @Test
    void aWrongEnvironmentIsToldWholeAndEndsTheProgram() throws Exception {
        var process = ProxyProcess.launch(Map.of("MAX_TUNNELS", "many"));

        var said = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor()).isEqualTo(2);
        assertThat(said).contains("TENANT is missing").contains("MAX_TUNNELS is 'many'");
    }

    private static boolean isRefused(int port, String authority) throws IOException {
        try (var next = new Wire(port)) {
            next.socket().setSoLinger(true, 0); // leaves nothing half open behind
            return next.connect(authority).contains(" 503 ");
        }
    }

    private static Map<String, String> opening(int port) {
        return new HashMap<>(
                Map.of(
                        "TENANT", "team/gateway",
                        "GITHUB_URL", "https://localhost:" + port,
                        "PRIVATE_RANGES", "127.0.0.0/8"));
    }

    private static ServerSocket listen() throws IOException {
        return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    private static InetSocketAddress address(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private static String get(int port, String path) throws IOException {
        return Wire.exchange(
                port, "GET " + path + " HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
    }

    private static void await(String what, Callable<Boolean> isSo) throws Exception {
        var deadline = Deadline.after(Duration.ofSeconds(60), InstantSource.system());
        while (!isSo.call()) {
            if (deadline.expired()) {
                throw new AssertionError("not in time: " + what);
            }
            Sleeper.system().sleep(Duration.ofMillis(20));
        }
    }
}
