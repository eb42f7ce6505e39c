package dev.actionsgateway.github.register;

import dev.actionsgateway.github.json.Tree;
import java.util.List;
import java.util.Optional;

/// A runner as REST shows it.
///
/// @param id names it
/// @param name its name
/// @param presence whether it has a session
/// @param activity whether it runs a job; such a record cannot be removed
/// @param labels its labels
public record RunnerRecord(
        RunnerId id, String name, Presence presence, Activity activity, List<String> labels) {

    /// Whether a runner has a session.
    public enum Presence {
        /// It has.
        ONLINE,
        /// It has not.
        OFFLINE
    }

    /// Whether a runner runs a job.
    public enum Activity {
        /// It does.
        BUSY,
        /// It does not.
        IDLE
    }

    static Optional<RunnerRecord> read(Tree tree) {
        var id = tree.number("id");
        return id.isEmpty() || id.getAsLong() < 1
                ? Optional.empty()
                : Optional.of(
                        new RunnerRecord(
                                new RunnerId(id.getAsLong()),
                                tree.text("name").orElse(""),
                                tree.text("status").filter("online"::equalsIgnoreCase).isPresent()
                                        ? Presence.ONLINE
                                        : Presence.OFFLINE,
                                tree.flag("busy") ? Activity.BUSY : Activity.IDLE,
                                tree.children("labels").stream()
                                        .flatMap(label -> label.text("name").stream())
                                        .toList()));
    }
}
