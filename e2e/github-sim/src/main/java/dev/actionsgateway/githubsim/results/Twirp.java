package dev.actionsgateway.githubsim.results;

import dev.actionsgateway.githubsim.json.Json;
import jakarta.json.JsonObject;

/// An answer of the receiver: a status and a JSON document.
record Twirp(int status, JsonObject body) {

    static Twirp ok(JsonObject body) {
        return new Twirp(200, body);
    }

    /// The answer to a call that only stores something.
    static Twirp stored() {
        return ok(Json.object().add("ok", true).build());
    }

    static Twirp unauthenticated() {
        return error(401, "unauthenticated", "a job token is required");
    }

    static Twirp otherJob(JobKey token) {
        return error(403, "permission_denied", "the token belongs to job " + token);
    }

    static Twirp notFound(String what) {
        return error(404, "not_found", what);
    }

    static Twirp badRoute(String path) {
        return error(404, "bad_route", "no handler for path " + path);
    }

    static Twirp malformed(String problem) {
        return error(400, "malformed", problem);
    }

    static Twirp invalid(String problem) {
        return error(400, "invalid_argument", problem);
    }

    private static Twirp error(int status, String code, String message) {
        return new Twirp(status, Json.object().add("code", code).add("msg", message).build());
    }
}
