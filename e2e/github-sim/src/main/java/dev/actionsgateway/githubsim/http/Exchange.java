package dev.actionsgateway.githubsim.http;

import dev.actionsgateway.githubsim.json.Fields;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A request that was read whole.
public final class Exchange {
    /// The name under which [#headers()] tells the address that a request came from; no client can
    /// send a header of this name.
    public static final String PEER = ":peer";

    private final String method;
    private final String path;
    private final Map<String, String> query;
    private final Map<String, String> headers;
    private final byte[] body;
    private final String base;
    private final Map<String, String> variables;

    /// @param path without query, duplicate slashes collapsed
    /// @param query the first value of each parameter, decoded
    /// @param headers by name in lower case
    /// @param base how the client reaches the simulator, as `https://host:8443`, without a slash
    /// @param variables what the route's pattern found in the path
    public Exchange(
            String method,
            String path,
            Map<String, String> query,
            Map<String, String> headers,
            byte[] body,
            String base,
            Map<String, String> variables) {
        this.method = method;
        this.path = path;
        this.query = Map.copyOf(query);
        this.headers = Map.copyOf(headers);
        this.body = body;
        this.base = base;
        this.variables = Map.copyOf(variables);
    }

    /// The same request, as its route sees it.
    public Exchange with(Map<String, String> found) {
        return new Exchange(method, path, query, headers, body, base, found);
    }

    public String method() {
        return method;
    }

    public String path() {
        return path;
    }

    public Map<String, String> query() {
        return query;
    }

    public Map<String, String> headers() {
        return headers;
    }

    public byte[] body() {
        return body;
    }

    public String base() {
        return base;
    }

    /// A part of the path, by the name that the route's pattern gives it.
    public String variable(String name) {
        return Optional.ofNullable(variables.get(name))
                .orElseThrow(() -> new IllegalStateException("no variable " + name));
    }

    /// Whether the route's pattern has this name.
    public boolean has(String name) {
        return variables.containsKey(name);
    }

    /// A part of the path that is a number; empty if it is none.
    public Optional<Long> number(String name) {
        try {
            return Optional.of(Long.parseLong(variable(name)));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    /// A query parameter.
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name));
    }

    /// A header.
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /// The members of the body, if it is a JSON object; none otherwise.
    public Fields fields() {
        return Fields.of(body);
    }

    /// The members of a form, or of a query string.
    public static Map<String, String> form(String text) {
        var found = new LinkedHashMap<String, String>();
        for (var pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (!pair.isEmpty()) {
                var name = equals < 0 ? pair : pair.substring(0, equals);
                var value = equals < 0 ? "" : pair.substring(equals + 1);
                found.putIfAbsent(decode(name), decode(value));
            }
        }
        return found;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return text;
        }
    }
}
