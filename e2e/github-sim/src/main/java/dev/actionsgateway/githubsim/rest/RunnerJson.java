package dev.actionsgateway.githubsim.rest;

import dev.actionsgateway.githubsim.core.RunnerView;
import dev.actionsgateway.githubsim.json.Json;
import jakarta.json.JsonObject;
import java.util.Locale;
import java.util.Set;

/// A runner record as REST shows it.
final class RunnerJson {
    private static final Set<String> READ_ONLY =
            Set.of("self-hosted", "linux", "windows", "macos", "x64", "x86", "arm", "arm64");

    private RunnerJson() {}

    static JsonObject write(RunnerView runner) {
        var labels = Json.array();
        for (var label : runner.labels()) {
            labels.add(
                    Json.object()
                            .add("id", label.id())
                            .add("name", label.name())
                            .add(
                                    "type",
                                    READ_ONLY.contains(label.name().toLowerCase(Locale.ROOT))
                                            ? "read-only"
                                            : "custom"));
        }
        return Json.object()
                .add("id", runner.id().value())
                .add("name", runner.spec().name())
                .add("os", runner.status().equals("online") ? "linux" : "unknown")
                .add("status", runner.status())
                .add("busy", runner.busy())
                .add("runner_group_id", runner.spec().group())
                .add("labels", labels)
                .build();
    }
}
