package dev.actionsgateway.githubsim.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.actionsgateway.githubsim.json.Json;
import jakarta.json.JsonStructure;
import java.util.LinkedHashMap;
import java.util.Map;

/// What is sent back.
public final class Answer {
    private static final byte[] NOTHING = {};

    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;
    private final Written written;
    private final boolean matters;

    /// Hears what became of an answer that matters: whether the client was still there.
    @FunctionalInterface
    public interface Written {
        /// Told once.
        ///
        /// @param fate whether it was written
        void became(Fate fate);
    }

    /// What became of an answer.
    public enum Fate {
        WRITTEN,
        CLIENT_GONE
    }

    private Answer(
            int status,
            Map<String, String> headers,
            byte[] body,
            Written written,
            boolean matters) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.written = written;
        this.matters = matters;
    }

    private static final Written NOBODY = _ -> {};

    /// No body; the length is said to be 0 where the status allows one.
    public static Answer empty(int status) {
        return new Answer(status, Map.of(), NOTHING, NOBODY, false);
    }

    /// A JSON body.
    public static Answer json(int status, JsonStructure body) {
        return new Answer(
                status,
                Map.of("Content-Type", "application/json; charset=utf-8"),
                Json.bytes(body),
                NOBODY,
                false);
    }

    /// A JSON body that is given as it shall be sent.
    public static Answer json(int status, String body) {
        return new Answer(
                status,
                Map.of("Content-Type", "application/json; charset=utf-8"),
                body.getBytes(UTF_8),
                NOBODY,
                false);
    }

    /// A body of plain text.
    public static Answer text(int status, String body) {
        return new Answer(
                status, Map.of("Content-Type", "text/plain"), body.getBytes(UTF_8), NOBODY, false);
    }

    /// A body of any type.
    public static Answer of(int status, Map<String, String> headers, byte[] body) {
        return new Answer(status, Map.copyOf(headers), body, NOBODY, false);
    }

    /// What a path that nobody serves is answered.
    public static Answer unserved() {
        return text(404, "404 page not found").with("X-Simulator-Unserved", "1");
    }

    /// The same with one more header.
    public Answer with(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, more, body, written, matters);
    }

    /// The same, and someone hears what became of it.
    public Answer then(Written hears) {
        return new Answer(status, headers, body, hears, true);
    }

    /// The same, with a byte order mark before a JSON body.
    public Answer marked() {
        boolean json = headers.getOrDefault("Content-Type", "").startsWith("application/json");
        if (!json || body.length == 0) {
            return this;
        }
        var longer = new byte[body.length + 3];
        longer[0] = (byte) 0xEF;
        longer[1] = (byte) 0xBB;
        longer[2] = (byte) 0xBF;
        System.arraycopy(body, 0, longer, 3, body.length);
        return new Answer(status, headers, longer, written, matters);
    }

    public int status() {
        return status;
    }

    public Map<String, String> headers() {
        return headers;
    }

    public byte[] body() {
        return body;
    }

    Written written() {
        return written;
    }

    /// Whether someone wants to know what becomes of it.
    boolean matters() {
        return matters;
    }
}
