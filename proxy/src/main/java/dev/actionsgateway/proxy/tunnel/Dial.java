package dev.actionsgateway.proxy.tunnel;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// Tries addresses one after the other until one answers. The addresses are final: no name is known
/// here.
final class Dial implements Loop.Ready {
    /// How long one address may keep the next waiting.
    static final Duration ATTEMPT = Duration.ofSeconds(4);

    /// Who wants to know.
    interface Dialler {
        /// One answered; the key waits for nothing yet.
        void connected(SelectionKey upstream, InetAddress address);

        /// None did.
        ///
        /// @param answer whether they refused or were silent
        void notConnected(Answer answer, String why);
    }

    private final Loop loop;
    private final Queue<InetAddress> left;
    private final int port;
    private final Dialler dialler;
    private @Nullable SelectionKey trying;
    private @Nullable InetAddress address;
    private long patienceEnds;
    private Answer failure = Answer.UNREACHABLE;

    Dial(Loop loop, List<InetAddress> addresses, int port, Dialler dialler) {
        this.loop = loop;
        this.left = new ArrayDeque<>(addresses);
        this.port = port;
        this.dialler = dialler;
    }

    /// Tries the next address; says so when there is none.
    void next() {
        close();
        address = left.poll();
        if (address == null) {
            dialler.notConnected(
                    failure,
                    failure == Answer.DIAL_TIME
                            ? "the destination does not answer"
                            : "the destination cannot be reached");
            return;
        }
        patienceEnds = loop.now() + ATTEMPT.toMillis();
        try {
            var channel = SocketChannel.open();
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
            trying = loop.register(channel, SelectionKey.OP_CONNECT, this);
            if (channel.connect(new InetSocketAddress(address, port))) {
                ready(trying);
            }
        } catch (IOException
                | RuntimeException _) { // also UnresolvedAddress, UnsupportedAddressType
            failed(Answer.UNREACHABLE);
        }
    }

    @Override
    public void ready(SelectionKey key) {
        var answered = address;
        if (!(key.channel() instanceof SocketChannel channel) || answered == null) {
            return;
        }
        try {
            if (channel.isConnected() || channel.finishConnect()) {
                key.interestOps(0);
                trying = null;
                dialler.connected(key, answered);
            }
        } catch (IOException _) {
            failed(Answer.UNREACHABLE);
        }
    }

    /// Gives an address up that is silent for too long.
    void tick() {
        if (trying != null && loop.now() > patienceEnds) {
            failed(Answer.DIAL_TIME);
        }
    }

    private void failed(Answer why) {
        failure = why;
        next();
    }

    /// Gives up, and tells nobody.
    void close() {
        if (trying != null) {
            Sockets.close(trying.channel());
            trying = null;
        }
    }
}
