package dev.actionsgateway.proxy.tunnel;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.Channel;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/// The ends of sockets.
final class Sockets {
    private Sockets() {}

    /// Closes; whether that works is of no interest any more.
    static void close(Channel channel) {
        try {
            channel.close();
        } catch (IOException _) {
            // It is closed all the same.
        }
    }

    /// Closes so that the other side sees a broken connection, not the end of its data.
    static void abort(SocketChannel channel) {
        try {
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        } catch (IOException _) {
            // It is broken already.
        }
        close(channel);
    }

    /// The socket behind a key of ours.
    static SocketChannel of(SelectionKey key) {
        return (SocketChannel) key.channel();
    }
}
