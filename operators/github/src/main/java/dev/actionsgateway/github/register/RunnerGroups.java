package dev.actionsgateway.github.register;

import dev.actionsgateway.github.auth.Installation;
import dev.actionsgateway.github.json.Tree;
import dev.actionsgateway.github.rest.Target;
import dev.actionsgateway.github.wire.Address;
import dev.actionsgateway.github.wire.Answer;
import dev.actionsgateway.github.wire.Call;
import dev.actionsgateway.github.wire.Failure;
import dev.actionsgateway.github.wire.Failure.Cause;
import dev.actionsgateway.github.wire.Reply;
import dev.actionsgateway.github.wire.Verb;
import dev.actionsgateway.kit.Deadline;
import dev.actionsgateway.kit.RetryAfter;
import java.util.Map;
import java.util.Optional;

/// Finds runner groups by name. A name that is not there is never replaced by the default group.
final class RunnerGroups {
    private static final GroupId DEFAULT = new GroupId(1);

    private final Installation rest;
    private final Target target;

    RunnerGroups(Installation rest, Target target) {
        this.rest = rest;
        this.target = target;
    }

    sealed interface Lookup {
        record Found(GroupId group) implements Lookup {}

        record Unknown() implements Lookup {}

        record Failed(Failure failure) implements Lookup {}
    }

    /// Finds a group with the installation's token. A blank name, and the only group that a
    /// repository has, need no question.
    Lookup find(String name, Deadline deadline) throws InterruptedException {
        if (name.isBlank()) {
            return new Lookup.Found(DEFAULT);
        }
        if (target.scope() instanceof Target.Scope.Repository) {
            return name.equalsIgnoreCase("Default")
                    ? new Lookup.Found(DEFAULT)
                    : new Lookup.Unknown();
        }
        return switch (rest.send(question(target), deadline)) {
            case Answer.None(var failure) -> new Lookup.Failed(failure);
            case Reply reply when reply.status() != 200 -> new Lookup.Failed(rest.failure(reply));
            case Reply reply -> read(reply, name);
        };
    }

    static Call question(Target target) {
        var path = target.scope().path() + "/actions/runner-groups";
        return Call.of(Verb.GET, Address.join(target.api(), path, Map.of("per_page", "100")));
    }

    static Lookup read(Reply reply, String name) {
        var listed = Tree.parse(reply.body()).filter(t -> t.names().contains("runner_groups"));
        if (listed.isEmpty()) {
            return new Lookup.Failed(Failure.of(reply, Cause.MALFORMED, RetryAfter.NONE));
        }
        return listed.get().children("runner_groups").stream()
                .filter(group -> !group.flag("is_hosted"))
                .filter(group -> name.isBlank() ? group.flag("default") : named(group, name))
                .flatMap(group -> id(group).stream())
                .<Lookup>map(Lookup.Found::new)
                .findFirst()
                .orElseGet(Lookup.Unknown::new);
    }

    private static boolean named(Tree group, String name) {
        return group.text("name").filter(name::equalsIgnoreCase).isPresent();
    }

    private static Optional<GroupId> id(Tree group) {
        var id = group.number("id");
        return id.isPresent() && id.getAsLong() > 0
                ? Optional.of(new GroupId(id.getAsLong()))
                : Optional.empty();
    }
}
