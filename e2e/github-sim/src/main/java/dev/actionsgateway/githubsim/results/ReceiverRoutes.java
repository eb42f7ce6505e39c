package dev.actionsgateway.githubsim.results;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/// The receiver over HTTP: `POST /results/twirp/<service>/<method>` with JSON.
final class ReceiverRoutes {
    static final String PATH = "/results/twirp/";
    private static final int MAX_BODY = 4 << 20;

    private final Receiver receiver;
    private final Bearer bearer;
    private final PublicBase base;

    ReceiverRoutes(Receiver receiver, Bearer bearer, PublicBase base) {
        this.receiver = receiver;
        this.bearer = bearer;
        this.base = base;
    }

    void register(HttpRouting.Builder routing) {
        routing.post(PATH + "{+method}", this::handle);
    }

    private void handle(ServerRequest request, ServerResponse response) {
        var answer = answer(request);
        response.status(answer.status())
                .header(HeaderValues.CONTENT_TYPE_JSON)
                .send(answer.body().toString());
    }

    private Twirp answer(ServerRequest request) {
        String method = request.path().path().substring(PATH.length());
        var token = bearer.job(request.headers());
        if (token.isEmpty()) {
            return Twirp.unauthenticated();
        }
        String type = request.headers().first(HeaderNames.CONTENT_TYPE).orElse("");
        if (!type.regionMatches(true, 0, "application/json", 0, 16)) {
            return Twirp.badRoute(method + " with content type \"" + type + "\"");
        }
        try (var content = request.content().inputStream()) {
            byte[] bytes = content.readNBytes(MAX_BODY + 1);
            if (bytes.length > MAX_BODY) {
                return Twirp.malformed("the body is larger than " + MAX_BODY + " bytes");
            }
            return receiver.call(method, token.get(), parse(bytes), base.of(request));
        } catch (JsonException e) {
            return Twirp.malformed("the body is not a JSON object: " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonObject parse(byte[] bytes) {
        try (var reader = Json.createReader(new ByteArrayInputStream(bytes))) {
            return reader.readObject();
        }
    }
}
