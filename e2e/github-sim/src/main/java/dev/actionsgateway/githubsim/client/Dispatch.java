package dev.actionsgateway.githubsim.client;

import dev.actionsgateway.githubsim.json.Json;
import jakarta.json.JsonObject;
import java.util.Map;

/// A workflow to start.
///
/// @param file the name of its file, as `ci.yml`
/// @param ref a branch or tag, or a full ref
/// @param workflow the text of the file; empty for the one that the repository has already
/// @param inputs the inputs of `workflow_dispatch`
public record Dispatch(
        String owner,
        String repository,
        String file,
        String ref,
        String workflow,
        Map<String, String> inputs) {
    public Dispatch {
        inputs = Map.copyOf(inputs);
    }

    JsonObject json() {
        var given = Json.object();
        inputs.forEach(given::add);
        var json =
                Json.object()
                        .add("owner", owner)
                        .add("repository", repository)
                        .add("file", file)
                        .add("ref", ref)
                        .add("inputs", given);
        if (!workflow.isEmpty()) {
            json.add("workflow", workflow);
        }
        return json.build();
    }
}
