package dev.actionsgateway.serve;

import io.helidon.webserver.ListenerConfig;
import io.helidon.webserver.http.HttpRouting;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/// One address that the program serves.
///
/// @param name how [Server#port(String)] and the log call it; "management" and "threads" are taken
/// @param host the address to bind, `0.0.0.0` for all
/// @param port the port to bind; 0 takes a free one
/// @param tls the certificate, or empty for plain HTTP
/// @param routes adds handlers to the routing; they run on virtual threads and may block
/// @param tuning changes what Helidon offers beyond this: body limits, connection selectors
public record Listener(
        String name,
        String host,
        int port,
        Optional<TlsFiles> tls,
        Consumer<HttpRouting.Builder> routes,
        Consumer<ListenerConfig.Builder> tuning) {

    /// The largest request body taken unless a listener is tuned otherwise; more is answered with
    /// 413.
    public static final long MAX_BODY = 4 * 1024 * 1024;

    /// How long a client may keep us waiting for its next bytes, in a handshake, in a request or
    /// between two, until its connection is closed. Longer than the 90 s for which Go's clients
    /// keep theirs.
    public static final Duration PATIENCE = Duration.ofMinutes(2);

    static final String LOOPBACK = "127.0.0.1";

    /// A plain HTTP listener.
    public static Listener http(
            String name, String host, int port, Consumer<HttpRouting.Builder> routes) {
        return new Listener(name, host, port, Optional.empty(), routes, _ -> {});
    }

    /// The same listener over TLS.
    public Listener with(TlsFiles files) {
        return new Listener(name, host, port, Optional.of(files), routes, tuning);
    }

    /// The same listener with further settings, as `tuned(l -> l.addConnectionSelector(connect))`.
    public Listener tuned(Consumer<ListenerConfig.Builder> further) {
        return new Listener(name, host, port, tls, routes, tuning.andThen(further));
    }

    /// The same listener with another bound than [#PATIENCE]; zero waits for ever. For connections
    /// that may rightly be silent, such as tunnels and WebSockets.
    public Listener patient(Duration time) {
        return tuned(config -> config.connectionOptions(Patience.of(time)));
    }

    Listener onLoopback() {
        return new Listener(name, LOOPBACK, 0, tls.filter(TlsFiles::present), routes, tuning);
    }
}
