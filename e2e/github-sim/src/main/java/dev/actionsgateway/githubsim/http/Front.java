package dev.actionsgateway.githubsim.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.actionsgateway.githubsim.clock.SimClock;
import dev.actionsgateway.githubsim.http.Answer.Fate;
import dev.actionsgateway.kit.Sleeper;
import dev.actionsgateway.serve.Body;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ServerConnectionException;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// Takes requests from Helidon and gives the answers back, byte for byte as they were decided.
public final class Front implements Handler {
    private static final Pattern SLASHES = Pattern.compile("/{2,}");
    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);

    private final Wire wire;
    private final SimClock clock;
    private final Optional<String> publicBase;
    private final Inside inside;

    /// What lies behind the wire: it decides what happens to a request.
    @FunctionalInterface
    public interface Inside {
        /// What to do with the connection.
        Deed handle(Exchange exchange) throws InterruptedException;
    }

    /// What is done with a connection.
    public sealed interface Deed {
        /// An answer is sent.
        record Send(Answer answer) implements Deed {}

        /// Nothing is sent, the client sees a reset.
        record Reset() implements Deed {}

        /// The first part of an answer is sent, then the connection ends, with a reset or in order.
        ///
        /// @param bodyBytes how much of the body is sent; the length header promises all of it
        record Truncate(Answer answer, int bodyBytes, End end) implements Deed {}

        /// An answer is sent whose body comes byte by byte, with this pause after each.
        record Trickle(Answer answer, Duration pause) implements Deed {}
    }

    /// How a connection ends.
    public enum End {
        CLOSE,
        RESET
    }

    /// @param publicBase how clients reach the simulator, if their `Host` header does not say it
    public Front(Wire wire, SimClock clock, Optional<String> publicBase, Inside inside) {
        this.wire = wire;
        this.clock = clock;
        this.publicBase = publicBase;
        this.inside = inside;
    }

    @Override
    public void handle(ServerRequest request, ServerResponse response) {
        Deed deed;
        try {
            deed = inside.handle(exchange(request));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CloseConnectionException("the simulator stops");
        }
        perform(deed, request, response);
    }

    /// Does with the connection what was decided.
    public void perform(Deed deed, ServerRequest request, ServerResponse response) {
        switch (deed) {
            case Deed.Send(var answer) -> send(answer, request, response);
            case Deed.Reset() -> {
                connection(request).ifPresent(Front::reset);
                throw new CloseConnectionException("reset on demand");
            }
            case Deed.Truncate(var answer, var bytes, var end) -> {
                connection(request).ifPresent(c -> truncate(c, answer, bytes, end));
                throw new CloseConnectionException("cut short on demand");
            }
            case Deed.Trickle(var answer, var pause) -> {
                connection(request).ifPresent(c -> trickle(c, answer, pause));
                throw new CloseConnectionException("slow on demand");
            }
        }
    }

    private Exchange exchange(ServerRequest request) {
        var headers = new HashMap<String, String>();
        for (var header : request.headers()) {
            headers.put(header.name().toLowerCase(Locale.ROOT), header.get());
        }
        headers.put(Exchange.PEER, request.remotePeer().host());
        return new Exchange(
                request.prologue().method().text(),
                SLASHES.matcher(request.path().rawPath()).replaceAll("/"),
                Exchange.form(request.query().rawValue()),
                headers,
                Body.read(request, bytes -> bytes),
                base(request),
                Map.of());
    }

    /// How the client of a request reaches the simulator, without a slash at the end.
    public String base(ServerRequest request) {
        return publicBase.orElseGet(
                () -> (request.isSecure() ? "https://" : "http://") + request.authority());
    }

    private void send(Answer answer, ServerRequest request, ServerResponse response) {
        if (answer.matters()
                && connection(request).filter(Wire.Connection::clientGone).isPresent()) {
            answer.written().became(Fate.CLIENT_GONE);
            throw new CloseConnectionException("the client is gone");
        }
        response.status(Status.create(answer.status()));
        headers(answer).forEach((name, value) -> response.header(HeaderNames.create(name), value));
        try {
            if (answer.body().length == 0) {
                if (answer.status() != 204) {
                    response.header(HeaderNames.CONTENT_LENGTH, "0");
                }
                response.send();
            } else {
                response.send(answer.body());
            }
        } catch (UncheckedIOException | ServerConnectionException e) {
            answer.written().became(Fate.CLIENT_GONE);
            throw new CloseConnectionException("the client is gone", e);
        }
        answer.written().became(Fate.WRITTEN);
    }

    private Map<String, String> headers(Answer answer) {
        var all = new HashMap<>(answer.headers());
        all.put("Date", HTTP_DATE.format(clock.shown()));
        all.putIfAbsent("X-GitHub-Request-Id", requestId());
        return all;
    }

    private static String requestId() {
        return UUID.randomUUID().toString().toUpperCase(Locale.ROOT).replace('-', ':');
    }

    private Optional<Wire.Connection> connection(ServerRequest request) {
        return wire.of(request.remotePeer().address());
    }

    private static void reset(Wire.Connection connection) {
        try {
            connection.reset();
        } catch (IOException _) {
            // it is closed, which is all that was wanted
        }
    }

    private byte[] head(Answer answer) {
        var head = new StringBuilder("HTTP/1.1 ").append(answer.status()).append(" Spoilt\r\n");
        headers(answer)
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Content-Length: ").append(answer.body().length).append("\r\n\r\n");
        return head.toString().getBytes(US_ASCII);
    }

    private void trickle(Wire.Connection connection, Answer answer, Duration pause) {
        try {
            connection.write(head(answer));
            for (byte one : answer.body()) {
                connection.write(new byte[] {one});
                Sleeper.system().sleep(pause);
            }
        } catch (IOException _) {
            // the client went first
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void truncate(Wire.Connection connection, Answer answer, int bytes, End end) {
        try {
            connection.write(head(answer));
            connection.write(Arrays.copyOf(answer.body(), Math.min(bytes, answer.body().length)));
            if (end == End.RESET) {
                connection.reset();
            }
        } catch (IOException _) {
            // the client went first
        }
    }
}
