package dev.actionsgateway.proxy.meta;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/// Asks GitHub for its `/meta`, through this very proxy: its own request is judged like all others.
/// A client is made for each request, since there are few and an idle one costs memory.
///
/// @param meta where
/// @param port this proxy's port on this machine
/// @param trust whose certificates are believed
public record MetaClient(URI meta, int port, SSLContext trust) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long LARGEST = 4 * 1024 * 1024;

    /// Asks once.
    ///
    /// @throws IOException if there was no answer to be used; the message says why
    /// @throws InterruptedException if the thread is interrupted meanwhile
    public Published fetch() throws IOException, InterruptedException {
        var itself = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        try (var client =
                HttpClient.newBuilder()
                        .proxy(ProxySelector.of(itself))
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(PATIENCE)
                        .sslContext(trust)
                        .build()) {
            var request =
                    HttpRequest.newBuilder(meta)
                            .header("Accept", "application/json")
                            .header("User-Agent", "actions-gateway-proxy")
                            .timeout(PATIENCE)
                            .build();
            try {
                var response =
                        client.send(
                                request, BodyHandlers.limiting(BodyHandlers.ofString(), LARGEST));
                if (response.statusCode() != 200) {
                    throw new IOException("GET %s: %d".formatted(meta, response.statusCode()));
                }
                return Published.parse(response.body());
            } catch (IllegalArgumentException e) {
                throw new IOException("GET %s: %s".formatted(meta, e.getMessage()), e);
            } finally {
                client.shutdownNow(); // a closed client would wait for what nobody reads
            }
        }
    }
}
