package dev.actionsgateway.workflows;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a step runs.
public sealed interface StepAction {

    /// A script, `run:`.
    record Script() implements StepAction {}

    /// An action of a repository on GitHub.
    ///
    /// @param name `owner/repo`
    /// @param path of the action in it; empty for its root
    /// @param ref a branch, tag or commit
    record Repository(String name, String path, String ref) implements StepAction {}

    /// An action in the workflow's own repository, `./…`.
    record Local(String path) implements StepAction {}

    /// A container image, `docker://…`.
    record Image(String image) implements StepAction {}

    /// Reads the value of `uses`; nothing if it is none of the three forms.
    static Optional<StepAction> uses(String text) {
        if (text.startsWith("docker://") && text.length() > "docker://".length()) {
            return Optional.of(new Image(text.substring("docker://".length())));
        }
        if (text.startsWith("./")) {
            return Optional.of(new Local(text));
        }
        Matcher parts = Forms.REPOSITORY.matcher(text);
        return parts.matches()
                ? Optional.of(
                        new Repository(
                                parts.group(1),
                                Optional.ofNullable(parts.group(2)).orElse(""),
                                parts.group(3)))
                : Optional.empty();
    }

    /// The patterns of [#uses].
    final class Forms {
        private static final Pattern REPOSITORY =
                Pattern.compile("([\\w.-]+/[\\w.-]+)(?:/([^@\\s]+))?@(\\S+)");

        private Forms() {}
    }
}
