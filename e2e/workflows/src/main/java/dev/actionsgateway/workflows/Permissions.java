package dev.actionsgateway.workflows;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What a job's token may do.
///
/// @param granted permission to `read` or `write`; one that is missing is not granted
public record Permissions(Map<String, String> granted) {

    /// The permissions that a workflow can name.
    static final List<String> NAMES =
            List.of(
                    "actions",
                    "attestations",
                    "checks",
                    "contents",
                    "deployments",
                    "discussions",
                    "id-token",
                    "issues",
                    "models",
                    "packages",
                    "pages",
                    "pull-requests",
                    "repository-projects",
                    "security-events",
                    "statuses");

    public Permissions {
        granted = Collections.unmodifiableMap(new TreeMap<>(granted));
    }

    static Permissions all(String level) {
        return new Permissions(NAMES.stream().collect(Collectors.toMap(name -> name, _ -> level)));
    }

    /// As the job message spells them (`PullRequests`), with `Metadata`, which every token has.
    public Map<String, String> spelled() {
        Map<String, String> spelled = new TreeMap<>(Map.of("Metadata", "read"));
        granted.forEach((name, level) -> spelled.put(spell(name), level));
        return Collections.unmodifiableMap(spelled);
    }

    private static String spell(String name) {
        return Arrays.stream(name.split("-"))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }
}
