package dev.actionsgateway.serve;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/// A connection that sends exactly what it is told, byte by byte: what no HTTP client would.
final class Wire implements AutoCloseable {
    private final Socket socket;

    Wire(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(30_000);
    }

    /// One exchange on an own connection: all that comes until the server closes.
    static String exchange(int port, String request) throws IOException {
        try (var wire = new Wire(port)) {
            return wire.send(request).rest();
        }
    }

    static String get(int port, String path) throws IOException {
        return exchange(port, "GET " + path + " HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
    }

    Wire send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(ISO_8859_1));
        return this;
    }

    Wire sendNoMore() throws IOException {
        socket.shutdownOutput();
        return this;
    }

    /// What comes up to and with this text.
    String until(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        while (!bytes.toString(ISO_8859_1).endsWith(text)) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                throw new IOException("closed after: " + bytes.toString(ISO_8859_1));
            }
            bytes.write(next);
        }
        return bytes.toString(ISO_8859_1);
    }

    /// What comes until the server closes; a server that keeps the connection open fails the test.
    String rest() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
