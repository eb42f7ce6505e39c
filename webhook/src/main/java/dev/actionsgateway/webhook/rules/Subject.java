package dev.actionsgateway.webhook.rules;

import dev.actionsgateway.api.gateway.ActionsGateway;
import dev.actionsgateway.api.group.RunnerGroup;
import dev.actionsgateway.webhook.review.Review;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// What is judged: an object as it would be, or as it is.
sealed interface Subject {
    /// A gateway, with the groups in its list.
    record Gateway(ActionsGateway it) implements Subject {
        String name() {
            return Optional.ofNullable(it.getMetadata().getName()).orElse("");
        }
    }

    /// A group.
    record Group(RunnerGroup it) implements Subject {
        String name() {
            return Optional.ofNullable(it.getMetadata().getName()).orElse("");
        }

        String gateway() {
            return it.getSpec().effective().gateway().orElse("");
        }
    }

    /// The object as it would be.
    static Subject now(Review review) {
        return switch (review) {
            case Review.OfGateway(_, var now, _) -> new Gateway(now);
            case Review.OfGroup(_, var now, _) -> new Group(now);
        };
    }

    /// The object as it is.
    static Optional<Subject> before(Review review) {
        return switch (review) {
            case Review.OfGateway(_, _, var before) -> before.map(Gateway::new);
            case Review.OfGroup(_, _, var before) -> before.map(Group::new);
        };
    }

    /// Its groups.
    default List<GroupPart> parts(Facts facts) {
        return switch (this) {
            case Gateway(var gateway) -> {
                var spec = gateway.getSpec();
                var list = spec.runnerGroups();
                yield IntStream.range(0, list.size())
                        .mapToObj(i ->
                                new GroupPart(
                                        "spec.runnerGroups[" + i + "].spec",
                                        list.get(i).name(),
                                        list.get(i).spec(),
                                        Optional.of(spec)))
                        .toList();
            }
            case Group group ->
                    List.of(
                            new GroupPart(
                                    "spec",
                                    group.name(),
                                    group.it.getSpec(),
                                    facts.gateway(group.gateway()).map(ActionsGateway::getSpec)));
        };
    }
}
