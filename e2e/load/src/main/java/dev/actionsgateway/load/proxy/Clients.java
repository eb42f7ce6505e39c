package dev.actionsgateway.load.proxy;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.actionsgateway.kit.Nursery;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/// What clients do with a carrier.
record Clients(Carrier carrier) {
    private static final int TOGETHER = 8;
    private static final String SINK = "\0"; // its greeting
    private static final int BLOCK = 256 * 1024;

    /// Opens so many tunnels and leaves them silent.
    List<SocketChannel> hold(int tunnels) throws IOException {
        var held = new ArrayList<SocketChannel>();
        for (int i = 0; i < tunnels; i++) {
            held.add(open());
        }
        return held;
    }

    /// Sends so many bytes over a few tunnels at once, and ends them.
    void push(long bytes) throws InterruptedException {
        together(() -> {
            var block = ByteBuffer.allocateDirect(BLOCK);
            try (var tunnel = open()) {
                for (long left = bytes / TOGETHER; left > 0; ) {
                    block.clear().limit((int) Math.min(BLOCK, left));
                    left -= tunnel.write(block);
                }
                tunnel.shutdownOutput();
                awaitEnd(tunnel);
            }
        });
    }

    /// Makes so many tunnels, and ends each at once with a break, so that no port stays taken.
    void connect(int count) throws InterruptedException {
        together(() -> {
            for (int i = 0; i < count / TOGETHER; i++) {
                try (var tunnel = open()) {
                    tunnel.setOption(StandardSocketOptions.SO_LINGER, 0);
                }
            }
        });
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void together(Work work) throws InterruptedException {
        try (var nursery = Nursery.open("clients")) {
            for (int i = 0; i < TOGETHER; i++) {
                var _ =
                        nursery.fork(
                                "client",
                                () -> {
                                    work.run();
                                    return true;
                                });
            }
            nursery.join();
        }
    }

    /// One tunnel.
    SocketChannel open() throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), carrier.port());
        var channel = SocketChannel.open(address);
        var answer = ByteBuffer.allocate(512);
        if (!carrier.greeting().isEmpty()) {
            channel.write(ByteBuffer.wrap(carrier.greeting().getBytes(US_ASCII)));
        }
        while (!text(answer).endsWith(SINK)) {
            if (channel.read(answer) < 0) {
                throw new IOException(carrier.name() + " said: " + text(answer));
            }
        }
        return channel;
    }

    private static String text(ByteBuffer answer) {
        return US_ASCII.decode(answer.duplicate().flip()).toString();
    }

    private static void awaitEnd(SocketChannel channel) throws IOException {
        var rest = ByteBuffer.allocate(16);
        while (channel.read(rest.clear()) >= 0) {
            // The sink says nothing more, so nothing is to be seen here.
        }
    }
}
