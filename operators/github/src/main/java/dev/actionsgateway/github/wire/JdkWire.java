package dev.actionsgateway.github.wire;

import dev.actionsgateway.github.wire.Failure.Cause;
import dev.actionsgateway.kit.Deadline;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

/// [Wire] on the JDK's client: HTTP/1.1 on virtual threads, no redirects, no cookies.
///
/// The deadline covers the whole exchange, also a trickling body, because the exchange is a future
/// that is cancelled; cancelling closes the connection. See docs/adr/0007 for what was measured.
public final class JdkWire implements Wire, AutoCloseable {
    /// How long a connection may take to come about, the tunnel through a proxy left out.
    public static final Duration CONNECT = Duration.ofSeconds(10);

    private static final String BASIC_OFF = "jdk.http.auth.tunneling.disabledSchemes";

    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("wire-", 0).factory());
    private final Egress egress;
    private final String userAgent;
    private final HttpClient client;

    /// A wire of its own connections.
    ///
    /// @param egress which proxy is taken to where
    /// @param trust whose certificates are believed
    /// @param userAgent what we call ourselves; GitHub's REST refuses an empty name
    /// @throws IllegalArgumentException if a proxy wants credentials and this JVM was started
    ///   without `-Djdk.http.auth.tunneling.disabledSchemes=`: it would not send them
    public JdkWire(Egress egress, SSLContext trust, String userAgent) {
        this.egress = egress;
        this.userAgent = userAgent;
        if (egress.https().flatMap(Egress.Hop::credentials).isPresent()
                && !"".equals(System.getProperty(BASIC_OFF))) {
            throw new IllegalArgumentException(
                    "a proxy with credentials needs -D" + BASIC_OFF + "= on the command line");
        }
        client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(CONNECT)
                        .sslContext(trust)
                        .proxy(new Way(egress))
                        .executor(threads)
                        .build();
    }

    @Override
    public Answer send(Call call, Deadline deadline) throws InterruptedException {
        var left = deadline.remaining();
        if (left.isZero()) {
            return new Answer.None(Failure.of(call, Cause.TIMEOUT));
        }
        var body = BodyHandlers.limiting(BodyHandlers.ofByteArray(), call.bodyLimit());
        var exchange = client.sendAsync(request(call), body);
        try {
            return answer(call, exchange.get(nanos(left), TimeUnit.NANOSECONDS));
        } catch (TimeoutException _) {
            return new Answer.None(Failure.of(call, Cause.TIMEOUT));
        } catch (CancellationException _) {
            return new Answer.None(Failure.of(call, Cause.CUT));
        } catch (ExecutionException _) {
            return new Answer.None(Failure.of(call, cause(exchange.exceptionNow())));
        } finally {
            exchange.cancel(true); // harmless when it is done
        }
    }

    private static long nanos(Duration time) {
        return TimeUnit.NANOSECONDS.convert(time);
    }

    private HttpRequest request(Call call) {
        var request = HttpRequest.newBuilder(call.url()).setHeader("User-Agent", userAgent);
        call.headers().forEach(request::setHeader);
        call.authorization().ifPresent(who -> request.setHeader("Authorization", who.header()));
        call.content().ifPresent(content -> request.setHeader("Content-Type", content.type()));
        egress.to(call.url())
                .flatMap(Egress.Hop::credentials)
                .ifPresent(c -> request.setHeader("Proxy-Authorization", basic(c.revealBytes())));
        var body =
                call.content()
                        .map(content -> BodyPublishers.ofByteArray(content.bytes()))
                        .orElseGet(BodyPublishers::noBody);
        return request.method(call.verb().name(), body).build();
    }

    private static String basic(byte[] credentials) {
        return "Basic " + Base64.getEncoder().encodeToString(credentials);
    }

    private static Answer answer(Call call, HttpResponse<byte[]> response) {
        if (response.statusCode() == 407) {
            return new Answer.None(Failure.of(call, Cause.PROXY_REFUSED));
        }
        return new Reply(
                call, response.statusCode(), first(response.headers().map()), response.body());
    }

    private static Map<String, String> first(Map<String, List<String>> headers) {
        return headers.entrySet().stream()
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey, header -> header.getValue().getFirst()));
    }

    private static Cause cause(Throwable thrown) {
        var text = Objects.requireNonNullElse(thrown.getMessage(), "");
        return switch (thrown) {
            case HttpConnectTimeoutException _ -> Cause.UNREACHABLE;
            case ConnectException _ -> Cause.UNREACHABLE;
            case SSLException _ -> Cause.TLS;
            case IOException _ when text.startsWith("Tunnel failed") -> Cause.PROXY_REFUSED;
            case IOException _ when text.contains("exceeds capacity") -> Cause.TOO_LARGE;
            default -> Cause.CUT;
        };
    }

    /// Gives up every exchange and closes every connection.
    @Override
    public void close() {
        client.shutdownNow();
        threads.shutdownNow();
    }

    private static final class Way extends ProxySelector {
        private final Egress egress;

        Way(Egress egress) {
            this.egress = egress;
        }

        @Override
        public List<Proxy> select(URI target) {
            return List.of(egress.to(target).map(Way::proxy).orElse(Proxy.NO_PROXY));
        }

        private static Proxy proxy(Egress.Hop hop) {
            return new Proxy(
                    Proxy.Type.HTTP, InetSocketAddress.createUnresolved(hop.host(), hop.port()));
        }

        @Override
        public void connectFailed(URI target, SocketAddress proxy, IOException why) {
            // Said by the exchange itself.
        }
    }
}
