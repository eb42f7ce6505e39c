package dev.actionsgateway.githubsim.client;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;

/// The one way to the wire: JSON in, JSON out, and every failure with the call's name.
final class Door implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final URI base;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .connectTimeout(TIMEOUT)
                    .version(HttpClient.Version.HTTP_1_1)
                    .executor(Executors.newVirtualThreadPerTaskExecutor())
                    .build();

    Door(URI base) {
        String text = base.toString();
        this.base = text.endsWith("/") ? base : URI.create(text + "/");
    }

    /// Reads; empty if there is no such thing.
    Optional<JsonObject> get(String path) throws InterruptedException {
        var response = send("GET", path, BodyPublishers.noBody());
        return response.statusCode() == 404
                ? Optional.empty()
                : Optional.of(parse("GET", path, response));
    }

    /// Reads what must be there.
    JsonObject read(String path) throws InterruptedException {
        return parse("GET", path, send("GET", path, BodyPublishers.noBody()));
    }

    /// Changes something and returns the answer, which may be an empty object.
    JsonObject call(String method, String path, JsonObject body) throws InterruptedException {
        return parse(method, path, send(method, path, BodyPublishers.ofString(body.toString())));
    }

    /// Opens an endless stream. The caller closes it.
    InputStream stream(String path) throws InterruptedException {
        var request = HttpRequest.newBuilder(base.resolve(path)).timeout(TIMEOUT).build();
        try {
            var response = http.send(request, BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                response.body().close();
                throw new RefusedException(
                        name("GET", path), response.statusCode(), "", "", "try again later");
            }
            return response.body();
        } catch (IOException e) {
            throw new UnreachableException(name("GET", path), e);
        }
    }

    private HttpResponse<String> send(String method, String path, HttpRequest.BodyPublisher body)
            throws InterruptedException {
        var request =
                HttpRequest.newBuilder(base.resolve(path))
                        .timeout(TIMEOUT)
                        .header("Content-Type", "application/json")
                        .method(method, body)
                        .build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UnreachableException(name(method, path), e);
        }
    }

    private JsonObject parse(String method, String path, HttpResponse<String> response) {
        var body = object(response.body());
        int status = response.statusCode();
        if (status >= 500) {
            throw new SimulatorException(
                    name(method, path) + " failed with " + status + ": look at its log", null);
        }
        if (status >= 400) {
            var told = body.orElse(JsonValue.EMPTY_JSON_OBJECT);
            String plain = body.isPresent() ? told.getString("message", "") : response.body();
            throw new RefusedException(
                    name(method, path),
                    status,
                    told.getString("field", ""),
                    text(told, "value"),
                    told.getString("remedy", plain.strip()));
        }
        if (body.isEmpty() && !response.body().isBlank()) {
            throw new SimulatorException(
                    name(method, path) + " answered something else than a JSON object", null);
        }
        return body.orElse(JsonValue.EMPTY_JSON_OBJECT);
    }

    private static String text(JsonObject object, String name) {
        return switch (object.get(name)) {
            case null -> "";
            case JsonString text -> text.getString();
            case JsonValue other -> other.toString();
        };
    }

    private static Optional<JsonObject> object(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return Optional.of(reader.readObject());
        } catch (JsonException _) {
            return Optional.empty();
        }
    }

    private String name(String method, String path) {
        int query = path.indexOf('?');
        return method + " " + base.resolve(query < 0 ? path : path.substring(0, query));
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
