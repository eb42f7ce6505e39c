package dev.actionsgateway.github.sim;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// A CONNECT proxy on loopback: it alone knows where the names lead, always to the same port.
final class Tunnels implements AutoCloseable {
    final List<String> requests = new CopyOnWriteArrayList<>();

    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final ServerSocket server;
    private volatile int target;

    Tunnels() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    void leadTo(int port) {
        target = port;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var client = server.accept();
                Thread.ofVirtual().start(() -> tunnel(client));
            } catch (IOException _) {
                return; // it is closed
            }
        }
    }

    private void tunnel(Socket client) {
        try (client;
                var far = new Socket(InetAddress.getLoopbackAddress(), target)) {
            sockets.add(client);
            sockets.add(far);
            requests.add(line(client.getInputStream()));
            client.getOutputStream()
                    .write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            Thread.ofVirtual().start(() -> copy(far, client));
            client.getInputStream().transferTo(far.getOutputStream());
        } catch (IOException _) {
            // One side is gone: so is the tunnel.
        }
    }

    private static void copy(Socket from, Socket to) {
        try (to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException _) {
            // One side is gone: so is the tunnel.
        }
    }

    private static String line(InputStream in) throws IOException {
        var head = new StringBuilder();
        int one;
        while (head.indexOf("\r\n\r\n") < 0 && (one = in.read()) >= 0) {
            head.append((char) one);
        }
        return head.toString().lines().findFirst().orElse("");
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (var socket : sockets) {
            socket.close();
        }
    }
}
