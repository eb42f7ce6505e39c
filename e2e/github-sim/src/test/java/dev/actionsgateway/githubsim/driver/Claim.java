package dev.actionsgateway.githubsim.driver;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;

/// A job in hand: its message, word for word, and what is in it.
record Claim(Http http, String payload) {
    JsonObject message() {
        return Http.read(payload);
    }

    private JsonObject endpoint() {
        return message().getJsonObject("resources").getJsonArray("endpoints").getJsonObject(0);
    }

    String jobId() {
        return message().getString("jobId");
    }

    /// Extends the lease, with the job's own token.
    Http.Reply renew() throws IOException, InterruptedException {
        var token =
                endpoint()
                        .getJsonObject("authorization")
                        .getJsonObject("parameters")
                        .getString("AccessToken");
        return http.post(
                URI.create(endpoint().getString("url") + "renewjob"),
                "Bearer " + token,
                Json.createObjectBuilder()
                        .add("planId", message().getJsonObject("plan").getString("planId"))
                        .add("jobId", jobId())
                        .build());
    }
}
