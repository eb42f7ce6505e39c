package dev.actionsgateway.serve;

import io.helidon.common.socket.SocketOptions;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// The options of accepted sockets, with a bound on how long a read may take.
///
/// Helidon has a setting of that name, but applies it to clients only: a client that stops in the
/// middle of its TLS handshake or its body would keep its socket and its thread for ever.
record Patience(SocketOptions base, Duration readTimeout) implements SocketOptions {

    /// @param readTimeout zero waits for ever
    static Patience of(Duration readTimeout) {
        return new Patience(SocketOptions.builder().tcpNoDelay(true).build(), readTimeout);
    }

    @Override
    public void configureSocket(Socket socket) {
        base.configureSocket(socket);
        try {
            socket.setSoTimeout(Math.toIntExact(readTimeout.toMillis()));
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Map<SocketOption<?>, Object> socketOptions() {
        return base.socketOptions();
    }

    @Override
    public Duration connectTimeout() {
        return base.connectTimeout();
    }

    @Override
    public Optional<Integer> socketReceiveBufferSize() {
        return base.socketReceiveBufferSize();
    }

    @Override
    public Optional<Integer> socketSendBufferSize() {
        return base.socketSendBufferSize();
    }

    @Override
    public boolean socketReuseAddress() {
        return base.socketReuseAddress();
    }

    @Override
    public boolean socketKeepAlive() {
        return base.socketKeepAlive();
    }

    @Override
    public boolean tcpNoDelay() {
        return base.tcpNoDelay();
    }
}
