package dev.actionsgateway.githubsim.broker;

import dev.actionsgateway.githubsim.core.SessionKey;
import dev.actionsgateway.githubsim.core.SessionView;
import dev.actionsgateway.githubsim.http.Answer;
import dev.actionsgateway.githubsim.json.Fields;
import dev.actionsgateway.githubsim.json.Json;
import jakarta.json.JsonObject;
import java.util.Base64;
import java.util.Optional;

/// What the broker says of sessions, and its refusals: a runner trusts those only that name their
/// source.
final class BrokerAnswers {
    private static final String SOURCE = "actions-broker-listener";

    private BrokerAnswers() {}

    static Answer runnerNotFound() {
        return refusal(404, "RunnerNotFound", "Runner not found");
    }

    static Answer tooOld(int status, String version) {
        return refusal(
                status,
                "RunnerVersionTooOld",
                "Runner version v%s is too old and cannot receive messages.".formatted(version));
    }

    static Answer refusal(int status, String kind, String message) {
        var object = Json.object().add("source", SOURCE);
        if (!kind.isEmpty()) {
            object.add("errorKind", kind);
        }
        return Answer.json(
                status, object.add("statusCode", status).add("errorMessage", message).build());
    }

    static JsonObject session(
            SessionView session, Fields agent, Fields fields, Optional<SessionKey> key) {
        var told = Json.object().add("id", session.runner().value());
        told.add("name", session.runnerName()).add("version", session.version());
        agent.text("osDescription").ifPresent(os -> told.add("osDescription", os));
        var object =
                Json.object()
                        .add("sessionId", session.id().toString())
                        .add("ownerName", session.owner())
                        .add("agent", told)
                        .add("useFipsEncryption", fields.flag("useFipsEncryption").orElse(false));
        key.ifPresent(k ->
                object.add(
                        "encryptionKey",
                        Json.object()
                                .add("encrypted", true)
                                .add("value", Base64.getEncoder().encodeToString(k.wrapped()))));
        return object.build();
    }
}
