package dev.actionsgateway.proxy.tunnel;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/// A client that sends exactly what it is told.
public final class Wire implements AutoCloseable {
    private final Socket socket;

    /// Connects to a port of this machine.
    public Wire(int port) throws IOException {
        this(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    /// Takes a socket over.
    public Wire(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(30_000);
    }

    /// All that is answered until the other side closes.
    public static String exchange(int port, String request) throws IOException {
        try (var wire = new Wire(port)) {
            return wire.send(request).rest();
        }
    }

    /// Asks for a tunnel, and reads the answer's head.
    public String connect(String authority) throws IOException {
        return send("CONNECT " + authority + " HTTP/1.1\r\nHost: " + authority + "\r\n\r\n")
                .until("\r\n\r\n");
    }

    /// Sends.
    public Wire send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(ISO_8859_1));
        return this;
    }

    /// Ends its own direction.
    public Wire sendNoMore() throws IOException {
        socket.shutdownOutput();
        return this;
    }

    /// What comes up to and with this text.
    public String until(String text) throws IOException {
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

    /// What comes until the other side closes.
    public String rest() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }

    /// The socket itself.
    public Socket socket() {
        return socket;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
