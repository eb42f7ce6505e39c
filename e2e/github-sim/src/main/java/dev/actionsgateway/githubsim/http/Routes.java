package dev.actionsgateway.githubsim.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which handler serves which method and path. Patterns name the variable parts, as
/// `/runs/{id}/jobs`; each matches one part of the path.
public final class Routes {
    private final Map<Shape, List<Route>> routes = new HashMap<>();

    /// Serves a request.
    @FunctionalInterface
    public interface Handler {
        /// The answer; may wait for it.
        Answer answer(Exchange exchange) throws InterruptedException;
    }

    /// A handler with what its pattern found.
    public record Match(Handler handler, Map<String, String> variables) {}

    private record Shape(String method, int parts) {}

    private record Route(List<String> parts, Handler handler) {}

    /// Adds a route; of two that match, the one added first serves.
    public Routes add(String method, String pattern, Handler handler) {
        var parts = parts(pattern);
        routes.computeIfAbsent(new Shape(method, parts.size()), _ -> new ArrayList<>())
                .add(new Route(parts, handler));
        return this;
    }

    /// The route of a request.
    public Optional<Match> find(String method, String path) {
        var parts = parts(path);
        for (var route : routes.getOrDefault(new Shape(method, parts.size()), List.of())) {
            var variables = match(route.parts(), parts);
            if (variables.isPresent()) {
                return Optional.of(new Match(route.handler(), variables.get()));
            }
        }
        return Optional.empty();
    }

    private static Optional<Map<String, String>> match(List<String> pattern, List<String> parts) {
        var variables = new LinkedHashMap<String, String>();
        for (int i = 0; i < parts.size(); i++) {
            var wanted = pattern.get(i);
            if (wanted.startsWith("{")) {
                variables.put(wanted.substring(1, wanted.length() - 1), parts.get(i));
            } else if (!wanted.equals(parts.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(variables);
    }

    private static List<String> parts(String path) {
        var inner = path.startsWith("/") ? path.substring(1) : path;
        if (inner.endsWith("/")) {
            inner = inner.substring(0, inner.length() - 1);
        }
        return List.of(inner.split("/", -1));
    }
}
