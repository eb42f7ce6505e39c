package dev.actionsgateway.githubsim.driver;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Instant;

/// A GitHub App in an organisation: what it may ask over REST.
final class Account {
    private final Http http;
    private final URI api;
    private final String token;

    private Account(Http http, URI api, String token) {
        this.http = http;
        this.api = api;
        this.token = token;
    }

    /// Proves the App by its key and takes an installation token.
    static Account signIn(Http http, URI api, String app, long installation, KeyPair key)
            throws IOException, InterruptedException, GeneralSecurityException {
        long now = Instant.now().getEpochSecond();
        var jwt =
                Jws.sign(
                        key,
                        Json.createObjectBuilder()
                                .add("iss", app)
                                .add("iat", now - 60)
                                .add("exp", now + 540)
                                .build());
        var reply =
                http.post(
                        URI.create(api + "/app/installations/" + installation + "/access_tokens"),
                        "Bearer " + jwt,
                        JsonObject.EMPTY_JSON_OBJECT);
        return new Account(http, api, "Bearer " + reply.must(201).json().getString("token"));
    }

    Http http() {
        return http;
    }

    URI api() {
        return api;
    }

    JsonObject get(String path) throws IOException, InterruptedException {
        return http.get(URI.create(api + path), token).must(200).json();
    }

    /// A text, wherever it lies.
    String text(String path) throws IOException, InterruptedException {
        return http.get(URI.create(api + path), token).must(200).text();
    }

    Http.Reply post(String path, JsonObject body) throws IOException, InterruptedException {
        return http.post(URI.create(api + path), token, body);
    }
}
