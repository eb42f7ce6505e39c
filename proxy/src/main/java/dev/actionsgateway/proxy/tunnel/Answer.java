package dev.actionsgateway.proxy.tunnel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Locale;

/// What a client is told, once. The name is the verdict of logs and metrics.
enum Answer {
    TUNNELLED(200, "Connection established"),
    MALFORMED(400, "Bad Request"),
    DENIED(403, "Forbidden"),
    NOT_CONNECT(405, "Method Not Allowed"),
    HEAD_TIME(408, "Request Timeout"),
    CLIENT_LIMIT(429, "Too Many Requests"),
    HEAD_SIZE(431, "Request Header Fields Too Large"),
    UNKNOWN_HOST(502, "Bad Gateway"),
    UNREACHABLE(502, "Bad Gateway"),
    TUNNEL_LIMIT(503, "Service Unavailable"),
    LOOKUP_LIMIT(503, "Service Unavailable"),
    STOPPING(503, "Service Unavailable"),
    DIAL_TIME(504, "Gateway Timeout");

    private final int status;
    private final String phrase;

    Answer(int status, String phrase) {
        this.status = status;
        this.phrase = phrase;
    }

    int status() {
        return status;
    }

    String verdict() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The answer that begins a tunnel: nothing but its first line.
    static ByteBuffer established() {
        return ByteBuffer.wrap("HTTP/1.1 200 Connection established\r\n\r\n".getBytes(UTF_8));
    }

    /// The whole answer.
    ///
    /// @param why one sentence for a person
    ByteBuffer bytes(String why) {
        var body = (why + "\n").getBytes(UTF_8);
        var head =
                "HTTP/1.1 %d %s\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: %d\r\n%sConnection: close\r\n\r\n"
                        .formatted(status, phrase, body.length, extra())
                        .getBytes(UTF_8);
        return ByteBuffer.allocate(head.length + body.length).put(head).put(body).flip();
    }

    private String extra() {
        return switch (status) {
            case 405 -> "Allow: CONNECT\r\n";
            case 429, 503 -> "Retry-After: 1\r\n";
            default -> "";
        };
    }
}
