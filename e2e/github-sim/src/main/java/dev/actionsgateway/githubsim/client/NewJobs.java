package dev.actionsgateway.githubsim.client;

import dev.actionsgateway.githubsim.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;

/// Jobs to queue without a workflow file, all alike, in one run.
///
/// @param labels what a runner must have
/// @param group the runner group they must run in, if any
/// @param count how many
/// @param fanOut to how many sessions each is delivered at once
public record NewJobs(
        String owner,
        String repository,
        String name,
        List<String> labels,
        Optional<String> group,
        int count,
        int fanOut) {
    public NewJobs {
        labels = List.copyOf(labels);
    }

    /// One job that any runner with the label takes.
    public static NewJobs one(String owner, String repository, String name, String label) {
        return new NewJobs(owner, repository, name, List.of(label), Optional.empty(), 1, 1);
    }

    /// The same, as many times.
    public NewJobs times(int number) {
        return new NewJobs(owner, repository, name, labels, group, number, fanOut);
    }

    JsonObject json() {
        var json =
                Json.object()
                        .add("owner", owner)
                        .add("repository", repository)
                        .add("name", name)
                        .add("labels", Json.array(labels))
                        .add("count", count)
                        .add("fanOut", fanOut);
        group.ifPresent(named -> json.add("group", named));
        return json.build();
    }
}
