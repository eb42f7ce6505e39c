package dev.actionsgateway.github.wire;

import dev.actionsgateway.kit.RetryAfter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// An answer with a status, read to its end. It prints without headers and body.
public final class Reply implements Answer {
    private final Call call;
    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    /// A reply.
    ///
    /// @param call what it answers
    /// @param status the HTTP status
    /// @param headers names in any case, first values
    /// @param body empty if there was none; kept, not copied
    public Reply(Call call, int status, Map<String, String> headers, byte[] body) {
        this.call = call;
        this.status = status;
        this.headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        this.headers.putAll(headers);
        this.body = body;
    }

    /// What it answers.
    public Call call() {
        return call;
    }

    /// The HTTP status.
    public int status() {
        return status;
    }

    /// Whether the status is between 200 and 299.
    public boolean success() {
        return status / 100 == 2;
    }

    /// The first value of a header, whatever the case of its name.
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /// The body itself: not to be changed.
    public byte[] body() {
        return body;
    }

    /// When the server sent it, by its own clock and to the second.
    public Optional<Instant> date() {
        return header("Date").flatMap(Reply::date);
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(
                    ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /// GitHub's name for this exchange: REST, the Actions services and the old service each have
    /// their own header.
    public Optional<String> requestId() {
        return header("X-GitHub-Request-Id")
                .or(() -> header("ActivityId"))
                .or(() -> header("x-vss-e2eid"));
    }

    /// How long the server wants to be left alone.
    public RetryAfter retryAfter(InstantSource clock) {
        return RetryAfter.parse(headers.get("Retry-After"), clock);
    }

    @Override
    public String toString() {
        return call + " -> " + status + ", " + body.length + " bytes";
    }
}
