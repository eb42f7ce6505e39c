package dev.actionsgateway.workersim;

import java.io.IOException;
import java.net.Authenticator;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The one door to the network. Clients are made at the first call, as their start takes long.
final class Wire {
    /// @param status the number
    /// @param body the whole of it
    record Answer(int status, String body) {
        boolean ok() {
            return status / 100 == 2;
        }
    }

    private final WorkerHost host;
    private final ProxyRules proxies;
    private final String userAgent;
    private final String token;
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("http-", 0).factory());
    // both guarded by this
    private Optional<HttpClient> plain = Optional.empty();
    private Optional<HttpClient> tls = Optional.empty();

    /// @param token for calls of the services
    Wire(WorkerHost host, ProxyRules proxies, String userAgent, String token) {
        this.host = host;
        this.proxies = proxies;
        this.userAgent = userAgent;
        this.token = token;
    }

    /// Calls a service with the job's token.
    Answer post(URI target, String json) throws IOException, InterruptedException {
        return send(
                target,
                request(target)
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json)));
    }

    /// Stores bytes at an address that carries its own right.
    Answer put(URI target, Map<String, String> headers, BodyPublisher body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request(target).PUT(body);
        headers.forEach(request::header);
        return send(target, request);
    }

    /// Looks whether an address answers; without a token.
    Answer get(URI target, Duration limit) throws IOException, InterruptedException {
        return send(target, request(target).timeout(limit).GET());
    }

    /// A socket with the job's token in its first request.
    WebSocket.Builder socket(URI target) {
        return client(target)
                .newWebSocketBuilder()
                .header("Authorization", "Bearer " + token)
                .header("User-Agent", userAgent)
                .connectTimeout(host.times().call());
    }

    private HttpRequest.Builder request(URI target) {
        return HttpRequest.newBuilder(target)
                .timeout(host.times().call())
                .header("User-Agent", userAgent);
    }

    private Answer send(URI target, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        var response = client(target).send(request.build(), BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.body());
    }

    private synchronized HttpClient client(URI target) {
        boolean secure = target.getScheme().equals("https") || target.getScheme().equals("wss");
        HttpClient client = (secure ? tls : plain).orElseGet(() -> build(secure, target));
        if (secure) {
            tls = Optional.of(client);
        } else {
            plain = Optional.of(client);
        }
        return client;
    }

    private HttpClient build(boolean secure, URI target) {
        var builder =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .executor(threads)
                        .proxy(proxies)
                        .sslContext(secure ? Trust.of(host) : Trust.nobody());
        proxies.userInfo(target).ifPresent(info -> builder.authenticator(proxyUser(info)));
        return builder.build();
    }

    private static Authenticator proxyUser(String info) {
        String[] parts = info.split(":", 2);
        return new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(
                        parts[0], (parts.length > 1 ? parts[1] : "").toCharArray());
            }
        };
    }
}
