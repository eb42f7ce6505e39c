package dev.actionsgateway.githubsim.driver;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// Plain requests.
final class Http implements AutoCloseable {
    static final String JSON = "application/json";

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .build();

    /// What came back.
    record Reply(int status, String text) {
        JsonObject json() {
            return read(text);
        }

        /// This answer, if it is the one that is wanted.
        Reply must(int wanted) {
            if (status != wanted) {
                throw new IllegalStateException(wanted + " was wanted: " + status + " " + text);
            }
            return this;
        }
    }

    Reply get(URI uri, String authorization) throws IOException, InterruptedException {
        return send("GET", uri, authorization, JSON, "");
    }

    Reply post(URI uri, String authorization, JsonObject body)
            throws IOException, InterruptedException {
        return send("POST", uri, authorization, JSON, body.toString());
    }

    Reply send(String method, URI uri, String authorization, String type, String body)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(uri)
                        .timeout(Duration.ofSeconds(55))
                        .header("Accept", JSON)
                        .header("User-Agent", "driver")
                        .header("Content-Type", type)
                        .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString(UTF_8));
        return new Reply(answer.statusCode(), answer.body());
    }

    static JsonObject read(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
