package dev.actionsgateway.workersim;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// What `.runner` says of this runner, as far as the worker looks at it.
///
/// @param workFolder absolute, or below the runner's root
/// @param agentName the runner's name; empty if the file has none
/// @param poolName the runner group's name
/// @param ids the two numbers of the user agent: runner and group
/// @param gitHubUrl the repository, organisation or enterprise it is registered at
record RunnerSettings(
        String workFolder, String agentName, String poolName, Ids ids, Optional<String> gitHubUrl) {

    record Ids(String runner, String group) {}

    /// @throws WorkerCrash if the file is missing, or no JSON object with a work folder
    static RunnerSettings read(Path file) {
        JsonObject json;
        try {
            String text = Files.readString(file);
            json = Json.object(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (NoSuchFileException e) {
            throw new WorkerCrash("the runner is not configured: there is no " + file, e);
        } catch (IOException | JsonException e) {
            throw new WorkerCrash("the runner's settings cannot be read: " + file, e);
        }
        return new RunnerSettings(
                Json.text(json, "workFolder")
                        .filter(folder -> !folder.isBlank())
                        .orElseThrow(() -> new WorkerCrash("no workFolder in " + file)),
                Json.text(json, "agentName").orElse(""),
                Json.text(json, "poolName").orElse(""),
                new Ids(
                        Json.text(json, "agentId").orElse("0"),
                        Json.text(json, "poolId").orElse("0")),
                Json.text(json, "gitHubUrl"));
    }
}
