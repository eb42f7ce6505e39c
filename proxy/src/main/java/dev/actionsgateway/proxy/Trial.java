package dev.actionsgateway.proxy;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;

/// What `--check` sends through the proxy: one tunnel that carries something, and requests that are
/// refused. It also teaches the AOT cache what a tunnel needs.
final class Trial implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 10_000;

    private final ServerSocket destination;

    private Trial(ServerSocket destination) {
        this.destination = destination;
    }

    static Trial open() throws IOException {
        return new Trial(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
    }

    ProxyConfig config() {
        var environment =
                Map.of(
                        "TENANT", "check",
                        "GITHUB_URL", "https://localhost:" + destination.getLocalPort(),
                        "PRIVATE_RANGES", "127.0.0.0/8",
                        "DRAIN_LIMIT", "PT1S");
        return switch (ProxyConfig.fromEnv(environment)) {
            case ProxyConfig.Reading.Read(var config) -> config;
            case ProxyConfig.Reading.Wrong(var problems) ->
                    throw new IllegalStateException(String.join("; ", problems));
        };
    }

    /// Sends it all.
    ///
    /// @throws IOException if anything goes another way than it should
    void run(int port) throws IOException {
        expect(" 405 ", ask(port, "GET http://localhost/ HTTP/1.1\r\n\r\n"));
        expect(" 403 ", ask(port, "CONNECT example.org:443 HTTP/1.1\r\n\r\n"));
        try (var client = new Socket(InetAddress.getLoopbackAddress(), port)) {
            client.setSoTimeout(PATIENCE_MILLIS);
            var authority = "localhost:" + destination.getLocalPort();
            client.getOutputStream()
                    .write("CONNECT %s HTTP/1.1\r\n\r\n".formatted(authority).getBytes(US_ASCII));
            destination.setSoTimeout(PATIENCE_MILLIS);
            try (var server = destination.accept()) {
                server.getOutputStream().write("hello".getBytes(US_ASCII));
                server.shutdownOutput();
                var all = new String(client.getInputStream().readAllBytes(), US_ASCII);
                expect(" 200 ", all);
                expect("hello", all);
            }
        }
    }

    private static String ask(int port, String request) throws IOException {
        try (var client = new Socket(InetAddress.getLoopbackAddress(), port)) {
            client.setSoTimeout(PATIENCE_MILLIS);
            client.getOutputStream().write(request.getBytes(US_ASCII));
            return new String(client.getInputStream().readAllBytes(), US_ASCII);
        }
    }

    private static void expect(String part, String answer) throws IOException {
        if (!answer.contains(part)) {
            throw new IOException("not '" + part.strip() + "' but: " + answer);
        }
    }

    @Override
    public void close() throws IOException {
        destination.close();
    }
}
