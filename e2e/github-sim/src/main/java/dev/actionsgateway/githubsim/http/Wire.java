package dev.actionsgateway.githubsim.http;

import io.helidon.common.socket.SocketOptions;
import io.helidon.webserver.ListenerConfig;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// The sockets beneath a listener's connections, found by the address of the client.
///
/// Helidon hands no socket out. Two things need one: to end a connection with a reset, and to see
/// whether the client of a held poll is still there, for a write to a closed connection does not
/// fail.
public final class Wire {
    private static final int SWEEP_EVERY = 512;

    private final Map<SocketAddress, Socket> open = new ConcurrentHashMap<>();
    private final AtomicInteger accepted = new AtomicInteger();

    /// Makes a listener's sockets known here.
    public void tune(ListenerConfig.BuilderBase<?, ?> listener) {
        listener.connectionOptions(new Capturing());
    }

    /// The connection from this client; empty if its socket is not known.
    public Optional<Connection> of(SocketAddress client) {
        return Optional.ofNullable(open.get(client)).map(Connection::new);
    }

    private void add(Socket socket) {
        open.put(socket.getRemoteSocketAddress(), socket);
        if (accepted.incrementAndGet() % SWEEP_EVERY == 0) {
            open.values().removeIf(Socket::isClosed);
        }
    }

    /// One client's connection. To be used on the thread that serves its request only.
    public static final class Connection {
        private final Socket socket;

        private Connection(Socket socket) {
            this.socket = socket;
        }

        /// Whether the client has closed the connection: looks for a millisecond.
        public boolean clientGone() {
            try {
                var in = socket.getInputStream();
                if (in.available() > 0) {
                    return false;
                }
                int before = socket.getSoTimeout();
                socket.setSoTimeout(1);
                try {
                    return in.read() < 0;
                } catch (SocketTimeoutException _) {
                    return false;
                } finally {
                    socket.setSoTimeout(before);
                }
            } catch (IOException _) {
                return true;
            }
        }

        /// Writes bytes as they are.
        public void write(byte[] bytes) throws IOException {
            var out = socket.getOutputStream();
            out.write(bytes);
            out.flush();
        }

        /// Ends the connection so that the client sees a reset. Over TLS a closing alert may go
        /// before it.
        public void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }
    }

    /// Socket options that take note of every accepted socket.
    private final class Capturing implements SocketOptions {
        private static final Duration READ = Duration.ofMinutes(2);

        @Override
        public void configureSocket(Socket socket) {
            try {
                socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
            } catch (IOException _) {
                return; // it is closed already
            }
            add(socket);
        }

        @Override
        public Map<SocketOption<?>, Object> socketOptions() {
            return Map.of();
        }

        @Override
        public Duration connectTimeout() {
            return READ;
        }

        @Override
        public Duration readTimeout() {
            return READ;
        }

        @Override
        public Optional<Integer> socketReceiveBufferSize() {
            return Optional.empty();
        }

        @Override
        public Optional<Integer> socketSendBufferSize() {
            return Optional.empty();
        }

        @Override
        public boolean socketReuseAddress() {
            return true;
        }

        @Override
        public boolean socketKeepAlive() {
            return true;
        }

        @Override
        public boolean tcpNoDelay() {
            return true;
        }
    }
}
