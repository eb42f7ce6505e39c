package dev.actionsgateway.github.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Map;
import java.util.stream.Collectors;

/// The body of a request. It may hold secrets and prints as its type and size.
public final class Content {
    private final String type;
    private final byte[] bytes;

    private Content(String type, String text) {
        this.type = type;
        this.bytes = text.getBytes(UTF_8);
    }

    /// A JSON document.
    public static Content json(String text) {
        return new Content("application/json", text);
    }

    /// A form.
    public static Content form(Map<String, String> fields) {
        return new Content("application/x-www-form-urlencoded", encode(fields));
    }

    /// `name=value&…` in the map's order, all of it percent-encoded; a space is `%20`.
    static String encode(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> escape(field.getKey()) + "=" + escape(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String escape(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }

    String type() {
        return type;
    }

    /// The body in clear: for who sends it, and for tests.
    public String text() {
        return new String(bytes, UTF_8);
    }

    byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public String toString() {
        return type + " of " + bytes.length + " bytes";
    }
}
