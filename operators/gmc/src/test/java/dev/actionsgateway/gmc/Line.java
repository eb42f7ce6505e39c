package dev.actionsgateway.gmc;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// A wire between a client and the API server that can be cut.
final class Line implements AutoCloseable {
    private final URI server;
    private final ServerSocket door;
    private final Queue<Closeable> open = new ConcurrentLinkedQueue<>();

    private Line(URI server) throws IOException {
        this.server = server;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        open.add(door);
    }

    static Line to(Config account) throws IOException {
        var line = new Line(URI.create(account.getMasterUrl()));
        Thread.ofVirtual().name("line").start(line::accept);
        return line;
    }

    /// The same account, by this line.
    Config through(Config account) {
        return new ConfigBuilder(account)
                .withMasterUrl("https://127.0.0.1:" + door.getLocalPort())
                .build();
    }

    private void accept() {
        try {
            while (true) {
                var near = door.accept();
                var far = new Socket(server.getHost(), server.getPort());
                open.add(near);
                open.add(far);
                Thread.ofVirtual().start(() -> carry(near, far));
                Thread.ofVirtual().start(() -> carry(far, near));
            }
        } catch (IOException _) {
            // it was cut
        }
    }

    private static void carry(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException _) {
            // one of the ends was closed
        }
    }

    /// Closes what is open, and lets nobody in any more.
    void cut() throws IOException {
        for (var each : open) {
            each.close();
        }
    }

    @Override
    public void close() throws IOException {
        cut();
    }
}
