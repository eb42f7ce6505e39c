package dev.actionsgateway.probe.lab;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.actionsgateway.kit.Nursery;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The least CONNECT proxy there is, on a free port of the loopback address. It serves the probe
/// alone, for the length of one investigation.
final class ConnectProxy implements AutoCloseable {
    private static final Pattern REQUEST = Pattern.compile("CONNECT ([^ :]+):(\\d{1,5}) HTTP/1.1");
    private static final int HEAD = 8192;
    private static final int CONNECT_MILLIS = 10_000;
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final ServerSocket server;
    private final Optional<InetAddress> source;
    private final Nursery nursery = Nursery.open("connect-proxy", GRACE);
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger tunnels = new AtomicInteger();

    private ConnectProxy(ServerSocket server, Optional<InetAddress> source) {
        this.server = server;
        this.source = source;
    }

    static ConnectProxy start(Optional<InetAddress> source) throws IOException {
        var proxy =
                new ConnectProxy(
                        new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1")), source);
        var _ = proxy.nursery.fork("accept", proxy::accept);
        return proxy;
    }

    int port() {
        return server.getLocalPort();
    }

    int tunnels() {
        return tunnels.get();
    }

    private @Nullable Void accept() {
        while (!server.isClosed()) {
            try {
                var client = server.accept();
                open.add(client);
                var _ = nursery.fork("tunnel", () -> serve(client));
            } catch (IOException | IllegalStateException _) {
                return null; // closed
            }
        }
        return null;
    }

    private @Nullable Void serve(Socket client) {
        try (client;
                var upstream = new Socket()) {
            var found = REQUEST.matcher(head(client.getInputStream()));
            if (!found.lookingAt()) {
                client.getOutputStream()
                        .write("HTTP/1.1 405 Only CONNECT\r\n\r\n".getBytes(US_ASCII));
                return null;
            }
            open.add(upstream);
            if (source.isPresent()) {
                upstream.bind(new InetSocketAddress(source.get(), 0));
            }
            var target = new InetSocketAddress(found.group(1), Integer.parseInt(found.group(2)));
            upstream.connect(target, CONNECT_MILLIS);
            tunnels.incrementAndGet();
            client.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(US_ASCII));
            var back = nursery.fork("back", () -> copy(upstream, client));
            copy(client, upstream);
            var _ = back.cancel(false);
        } catch (IOException _) {
            // The caller sees a tunnel that ends.
        } finally {
            open.remove(client);
        }
        return null;
    }

    private static String head(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.length() < HEAD && head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private static @Nullable Void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException _) {
            // One side has gone; the other is closed with the tunnel.
        }
        return null;
    }

    @Override
    public void close() {
        try {
            server.close();
            for (var socket : open) {
                socket.close();
            }
        } catch (IOException _) {
            // Nothing is left to be done about it.
        }
        nursery.close();
    }
}
