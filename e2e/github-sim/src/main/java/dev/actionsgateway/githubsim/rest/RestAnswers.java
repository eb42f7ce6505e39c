package dev.actionsgateway.githubsim.rest;

import dev.actionsgateway.githubsim.http.Answer;
import dev.actionsgateway.githubsim.json.Json;
import jakarta.json.JsonValue;

/// The refusals of the REST interface.
final class RestAnswers {
    private static final String DOCS = "https://docs.github.com/rest";

    private RestAnswers() {}

    static Answer error(int status, String message) {
        return error(status, message, DOCS);
    }

    static Answer error(int status, String message, String docs) {
        return Answer.json(
                status,
                Json.object()
                        .add("message", message)
                        .add("documentation_url", docs)
                        .add("status", Integer.toString(status))
                        .build());
    }

    static Answer notFound() {
        return error(404, "Not Found");
    }

    static Answer badCredentials() {
        return error(401, "Bad credentials");
    }

    static Answer notAccessible() {
        return error(403, "Resource not accessible by integration");
    }

    static Answer invalid(String what) {
        return error(422, "Invalid request.\n\n" + what);
    }

    /// `{}`.
    static Answer accepted(int status) {
        return Answer.json(status, JsonValue.EMPTY_JSON_OBJECT);
    }
}
