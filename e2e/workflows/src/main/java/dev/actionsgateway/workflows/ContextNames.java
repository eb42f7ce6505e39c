package dev.actionsgateway.workflows;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The names under which the steps of one job stand in the `steps` context.
///
/// A step without an `id` gets one that begins with `__`: `__run`, `__run_2`, `__actions_checkout`.
final class ContextNames {

    private static final int LONGEST = 100;
    private final Set<String> taken = new HashSet<>();

    /// Takes a written id, or says what is wrong with it.
    Optional<String> reserve(String id) {
        if (!WorkflowReader.ID.matcher(id).matches() || id.startsWith("__")) {
            return Optional.of(
                    "'"
                            + id
                            + "' is no id: it begins with a letter or a single '_' and has letters,"
                            + " digits, '-' and '_', 100 at most.");
        }
        return taken.add(fold(id))
                ? Optional.empty()
                : Optional.of("The id '" + id + "' is used twice in this job: change one.");
    }

    String make(StepAction action) {
        String base =
                "__"
                        + switch (action) {
                            case StepAction.Script() -> "run";
                            case StepAction.Repository(var name, _, _) -> legal(name);
                            case StepAction.Local(_) -> "self";
                            case StepAction.Image(var image) -> legal(image);
                        };
        String name = cut(base, "");
        for (int count = 2; !taken.add(fold(name)); count++) {
            name = cut(base, "_" + count);
        }
        return name;
    }

    private static String cut(String base, String end) {
        return base.substring(0, Math.min(base.length(), LONGEST - end.length())) + end;
    }

    private static String legal(String name) {
        return name.replaceAll("[^A-Za-z0-9_-]", "_");
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
