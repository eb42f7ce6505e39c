package dev.actionsgateway.workersim;

import jakarta.json.JsonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// What the worker calls itself in its requests.
final class UserAgent {
    private UserAgent() {}

    static String of(RunnerSettings settings, RunnerRoot root, WorkerHost host) {
        var agent = new StringBuilder("GitHubActionsRunner-linux-x64/" + RunnerFacts.VERSION);
        clientId(root.credentials()).ifPresent(id -> agent.append(" ClientId/").append(id));
        agent.append(" RunnerId/").append(settings.ids().runner());
        agent.append(" GroupId/").append(settings.ids().group());
        host.variable("GITHUB_ACTIONS_RUNNER_EXTRA_USER_AGENT")
                .ifPresent(extra -> agent.append(' ').append(extra));
        return agent.toString();
    }

    private static Optional<String> clientId(Path credentials) {
        if (!Files.isReadable(credentials)) {
            return Optional.empty();
        }
        try {
            return Json.object(Json.object(Files.readString(credentials)), "data")
                    .flatMap(data -> Json.text(data, "clientId"));
        } catch (IOException | JsonException _) {
            return Optional.empty();
        }
    }
}
