package dev.actionsgateway.workflows;

import dev.actionsgateway.expressions.TemplateJson;
import dev.actionsgateway.expressions.TemplateToken;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The steps of a job message.
final class StepJson {

    private StepJson() {}

    static JsonArray of(List<Step> steps, String jobId) {
        JsonArrayBuilder array = JobMessage.JSON.createArrayBuilder();
        for (int index = 0; index < steps.size(); index++) {
            array.add(step(steps.get(index), id(jobId, index)));
        }
        return array.build();
    }

    /// The same for the same step of the same job, whoever asks.
    private static String id(String jobId, int index) {
        byte[] name = (jobId + "/steps/" + index).getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(name).toString();
    }

    private static JsonObjectBuilder step(Step step, String id) {
        JsonObjectBuilder made =
                JobMessage.JSON
                        .createObjectBuilder()
                        .add("type", "action")
                        .add("reference", reference(step.action()))
                        .add("id", id)
                        .add("contextName", step.contextName())
                        .add("name", step.contextName())
                        .add("displayNameToken", TemplateJson.encode(step.displayName()))
                        .add("condition", step.condition())
                        .add("continueOnError", token(step.continueOnError()))
                        .add("timeoutInMinutes", token(step.timeoutMinutes()));
        step.env().ifPresent(env -> made.add("environment", TemplateJson.encode(env)));
        return made.add("inputs", TemplateJson.encode(step.inputs()));
    }

    private static JsonValue token(Optional<TemplateToken> token) {
        return token.<JsonValue>map(TemplateJson::encode).orElse(JsonValue.NULL);
    }

    private static JsonObjectBuilder reference(StepAction action) {
        JsonObjectBuilder made = JobMessage.JSON.createObjectBuilder();
        return switch (action) {
            case StepAction.Script() -> made.add("type", "script");
            case StepAction.Image(var image) ->
                    made.add("type", "containerRegistry").add("image", image);
            case StepAction.Repository(var name, var path, var ref) ->
                    made.add("type", "repository")
                            .add("name", name)
                            .add("ref", ref)
                            .add("repositoryType", "GitHub")
                            .add("path", path);
            case StepAction.Local(var path) ->
                    made.add("type", "repository").add("repositoryType", "self").add("path", path);
        };
    }
}
