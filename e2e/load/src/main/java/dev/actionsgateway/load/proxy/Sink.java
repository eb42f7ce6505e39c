package dev.actionsgateway.load.proxy;

import dev.actionsgateway.kit.Nursery;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Where all that is carried goes: it greets with one byte, so that a client knows its tunnel to be
/// whole, and takes what comes.
final class Sink implements AutoCloseable {
    private static final int BACKLOG = 4096;
    private static final int BLOCK = 256 * 1024;

    private final ServerSocketChannel server;
    private final Nursery nursery = Nursery.open("sink");
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicInteger open = new AtomicInteger();

    private Sink(ServerSocketChannel server) {
        this.server = server;
    }

    static Sink open() throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        var sink = new Sink(ServerSocketChannel.open().bind(address, BACKLOG));
        var _ = sink.nursery.fork("accept", sink::accept);
        return sink;
    }

    private Object accept() throws IOException {
        while (true) {
            var channel = server.accept();
            open.incrementAndGet();
            var _ =
                    nursery.fork(
                            "take",
                            () -> {
                                take(channel);
                                return true;
                            });
        }
    }

    /// A silent connection costs one byte here; what flows gets a block.
    private void take(SocketChannel channel) {
        try (channel) {
            var first = ByteBuffer.allocate(1);
            channel.write(first);
            first.clear();
            if (channel.read(first) > 0) {
                bytes.incrementAndGet();
                var block = ByteBuffer.allocateDirect(BLOCK);
                for (int read = 0; read >= 0; read = channel.read(block.clear())) {
                    bytes.addAndGet(read);
                }
            }
        } catch (IOException _) {
            // It has ended, which is all there is to know.
        } finally {
            open.decrementAndGet();
        }
    }

    int port() {
        return server.socket().getLocalPort();
    }

    long bytes() {
        return bytes.get();
    }

    int connections() {
        return open.get();
    }

    @Override
    public void close() throws IOException {
        nursery.cancel();
        server.close();
        nursery.close();
    }
}
