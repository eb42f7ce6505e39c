package dev.actionsgateway.githubsim.page;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/// The page's own files, read once from the class path.
final class Assets {
    private static final Map<String, String> TYPES =
            Map.of(
                    "index.html", "text/html; charset=utf-8",
                    "page.css", "text/css; charset=utf-8",
                    "app.js", "text/javascript; charset=utf-8",
                    "dom.js", "text/javascript; charset=utf-8",
                    "runs.js", "text/javascript; charset=utf-8",
                    "run.js", "text/javascript; charset=utf-8",
                    "job.js", "text/javascript; charset=utf-8",
                    "fleet.js", "text/javascript; charset=utf-8",
                    "health.js", "text/javascript; charset=utf-8",
                    "icon.svg", "image/svg+xml");

    private final Map<String, byte[]> files = new HashMap<>();

    Assets() {
        for (String name : TYPES.keySet()) {
            files.put(name, read(name));
        }
    }

    private static byte[] read(String name) {
        try (var stream = Assets.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException(
                        "the page's file is not on the class path: " + name);
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void register(HttpRouting.Builder routing) {
        routing.get("/ui", (_, response) -> redirect(response))
                .get("/ui/", (_, response) -> send(response, "index.html"))
                .get("/ui/{file}", this::file);
    }

    private static void redirect(ServerResponse response) {
        response.status(Status.FOUND_302).header(HeaderNames.LOCATION, "/ui/").send();
    }

    private void file(ServerRequest request, ServerResponse response) {
        String name = request.path().pathParameters().get("file");
        if (files.containsKey(name)) {
            send(response, name);
        } else {
            response.status(Status.NOT_FOUND_404).send("the page has no file " + name + "\n");
        }
    }

    private void send(ServerResponse response, String name) {
        response.header(HeaderNames.CONTENT_TYPE, TYPES.getOrDefault(name, "text/plain"))
                .header(HeaderValues.CACHE_NO_CACHE)
                .header("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'")
                .header("X-Content-Type-Options", "nosniff")
                .send(files.getOrDefault(name, new byte[0]));
    }
}
