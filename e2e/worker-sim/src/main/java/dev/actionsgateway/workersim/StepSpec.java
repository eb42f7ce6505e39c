package dev.actionsgateway.workersim;

import dev.actionsgateway.expressions.TemplateJson;
import dev.actionsgateway.expressions.TemplateToken;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Locale;
import java.util.Optional;

/// A step as the job message has it; nothing of it is worked out yet.
///
/// @param id names the step to the services
/// @param contextName its key in the `steps` context; made up ones begin with two underscores
/// @param reference what it runs
/// @param condition the expression after `if:`
/// @param tokens what is worked out when its turn has come
record StepSpec(
        String id, String contextName, Reference reference, String condition, Tokens tokens) {

    /// What a step runs.
    sealed interface Reference {
        /// The text in its input `script`.
        record Script() implements Reference {}

        /// An action: `owner/repo[/path]` and a ref; or `./path` of the workspace, with none.
        record Action(String name, String ref) implements Reference {}

        /// An image.
        record Container(String image) implements Reference {}

        /// A kind that this worker has never heard of.
        record Unknown(String type) implements Reference {}
    }

    /// The parts of a step that may hold expressions.
    record Tokens(
            Optional<TemplateToken> displayName,
            Optional<TemplateToken> continueOnError,
            Optional<TemplateToken> timeoutInMinutes,
            Optional<TemplateToken> environment,
            Optional<TemplateToken> inputs) {}

    static StepSpec parse(JsonObject json) {
        String contextName =
                Json.text(json, "contextName").or(() -> Json.text(json, "name")).orElse("");
        return new StepSpec(
                Json.text(json, "id").orElseThrow(() -> new WorkerCrash("a step without an id")),
                contextName,
                reference(json),
                Json.text(json, "condition").filter(text -> !text.isBlank()).orElse("success()"),
                new Tokens(
                        token(json, "displayNameToken").or(() -> token(json, "displayName")),
                        token(json, "continueOnError"),
                        token(json, "timeoutInMinutes"),
                        token(json, "environment"),
                        token(json, "inputs")));
    }

    /// Whether the key was written by the user, so that `steps.<key>` may be asked for.
    boolean named() {
        return !contextName.isEmpty() && !contextName.startsWith("__");
    }

    private static Reference reference(JsonObject step) {
        String kind = Json.text(step, "type").orElse("action");
        if (!kind.equalsIgnoreCase("action") && !kind.equals("4")) {
            return new Reference.Unknown(kind);
        }
        JsonObject json = Json.object(step, "reference").orElse(JsonValue.EMPTY_JSON_OBJECT);
        String type = Json.text(json, "type").orElse("");
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "script", "3" -> new Reference.Script();
            case "repository", "1" -> action(json);
            case "containerregistry", "2" ->
                    new Reference.Container(Json.text(json, "image").orElse(""));
            default -> new Reference.Unknown(type);
        };
    }

    private static Reference action(JsonObject json) {
        String path = Json.text(json, "path").orElse("");
        if (Json.text(json, "repositoryType").filter("self"::equalsIgnoreCase).isPresent()) {
            return new Reference.Action(path.startsWith("./") ? path : "./" + path, "");
        }
        String name = Json.text(json, "name").orElse("");
        return new Reference.Action(
                path.isEmpty() ? name : name + "/" + path, Json.text(json, "ref").orElse(""));
    }

    private static Optional<TemplateToken> token(JsonObject json, String name) {
        return Json.member(json, name).map(TemplateJson::decode);
    }
}
