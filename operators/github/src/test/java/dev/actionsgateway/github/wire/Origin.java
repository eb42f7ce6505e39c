package dev.actionsgateway.github.wire;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;

/// A server on loopback whose manners are bad in a way that the path names; it also plays the
/// CONNECT proxy in front of itself. Speaks on bare sockets, because no server library misbehaves
/// on demand.
final class Origin implements AutoCloseable {
    final List<String> lines = new CopyOnWriteArrayList<>();
    final List<String> heads = new CopyOnWriteArrayList<>();
    final List<String> connects = new CopyOnWriteArrayList<>();
    final LinkedBlockingQueue<String> held = new LinkedBlockingQueue<>();
    final CountDownLatch over = new CountDownLatch(1);
    volatile String tunnel = "open";

    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Set<Socket> tunnels = ConcurrentHashMap.newKeySet();
    private final ServerSocket origin;
    private final ServerSocket proxy;

    Origin(SSLContext identity) throws IOException {
        origin =
                identity.getServerSocketFactory()
                        .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        proxy = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        accept(origin, this::serve);
        accept(proxy, this::tunnel);
    }

    int port() {
        return origin.getLocalPort();
    }

    int proxyPort() {
        return proxy.getLocalPort();
    }

    /// Waits until a request is being held.
    void awaitHeld() throws InterruptedException {
        if (held.poll(30, TimeUnit.SECONDS) == null) {
            throw new IllegalStateException("no request came");
        }
    }

    void cutTunnels() {
        tunnels.forEach(Origin::shut);
    }

    private interface Talk {
        void with(Socket socket) throws IOException, InterruptedException;
    }

    private void accept(ServerSocket server, Talk talk) {
        Thread.ofVirtual()
                .start(() -> {
                    while (!server.isClosed()) {
                        try {
                            var socket = server.accept();
                            sockets.add(socket);
                            Thread.ofVirtual().start(() -> talk(talk, socket));
                        } catch (IOException _) {
                            return;
                        }
                    }
                });
    }

    private void talk(Talk talk, Socket socket) {
        try (socket) {
            talk.with(socket);
        } catch (IOException | InterruptedException _) {
            // The client is gone, or this is closing.
        } finally {
            sockets.remove(socket);
        }
    }

    private void serve(Socket socket) throws IOException, InterruptedException {
        var in = new BufferedInputStream(socket.getInputStream());
        var out = socket.getOutputStream();
        for (int number = 1; ; number++) {
            var head = head(in);
            if (head.isEmpty()) {
                return;
            }
            lines.add(head.getFirst());
            heads.addAll(head);
            in.readNBytes(length(head));
            if (!answer(head.getFirst(), number, out)) {
                return;
            }
        }
    }

    private boolean answer(String line, int number, OutputStream out)
            throws IOException, InterruptedException {
        if (line.contains("/hold")) {
            held.add(line);
            over.await();
            return false;
        } else if (line.contains("/close") && number > 1) {
            return false;
        } else if (line.contains("/none")) {
            say(out, "HTTP/1.1 304 Not Modified\r\n\r\n");
        } else if (line.contains("/trickle")) {
            say(out, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nx");
            over.await();
            return false;
        } else if (line.contains("/short")) {
            say(out, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nx");
            return false;
        } else if (line.contains("/big")) {
            say(out, "HTTP/1.1 200 OK\r\nContent-Length: 2000\r\n\r\n" + "x".repeat(2000));
        } else if (line.contains("/elsewhere")) {
            say(out, "HTTP/1.1 302 Found\r\nLocation: /ok\r\nContent-Length: 0\r\n\r\n");
        } else {
            say(out, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        }
        return true;
    }

    private void tunnel(Socket client) throws IOException, InterruptedException {
        var head = head(client.getInputStream());
        connects.addAll(head);
        switch (tunnel) {
            case "refuse" ->
                    say(
                            client.getOutputStream(),
                            "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n");
            case "want credentials" ->
                    say(
                            client.getOutputStream(),
                            "HTTP/1.1 407 Who are you\r\nContent-Length: 0\r\n\r\n");
            case "hang" -> over.await();
            default -> {
                try (var far = new Socket(InetAddress.getLoopbackAddress(), port())) {
                    tunnels.add(client);
                    say(client.getOutputStream(), "HTTP/1.1 200 OK\r\n\r\n");
                    Thread.ofVirtual().start(() -> copy(far, client));
                    client.getInputStream().transferTo(far.getOutputStream());
                }
            }
        }
    }

    private static void copy(Socket from, Socket to) {
        try (to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException _) {
            // One side is gone: so is the tunnel.
        }
    }

    private static List<String> head(InputStream in) throws IOException {
        var text = new StringBuilder();
        int one;
        while (text.indexOf("\r\n\r\n") < 0 && (one = in.read()) >= 0) {
            text.append((char) one);
        }
        return text.toString().lines().filter(line -> !line.isEmpty()).toList();
    }

    private static int length(List<String> head) {
        return head.stream()
                .filter(line ->
                        line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:"))
                .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
                .findFirst()
                .orElse(0);
    }

    private static void say(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static void shut(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // It was closed already.
        }
    }

    @Override
    public void close() throws IOException {
        over.countDown();
        origin.close();
        proxy.close();
        sockets.forEach(Origin::shut);
    }
}
