package dev.actionsgateway.webhook.rules;

import dev.actionsgateway.api.gateway.ActionsGateway;
import dev.actionsgateway.api.group.RunnerGroup;
import dev.actionsgateway.api.group.RunnerGroupSpec;
import dev.actionsgateway.webhook.review.Refusal;
import dev.actionsgateway.webhook.review.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Two groups of a gateway with the same labels in the same GitHub runner group take each other's
/// jobs, and nobody can say which pods a job will have.
final class DistinctLabels implements FieldRule {
    private static final String DEFAULT = "Default";

    /// A group that listens, or will.
    private record Other(String name, RunnerGroupSpec spec) {}

    private record Key(Set<String> labels, String inGitHub) {
        static Key of(RunnerGroupSpec spec) {
            return new Key(
                    spec.runnerLabels().stream()
                            .map(label -> label.toLowerCase(Locale.ROOT))
                            .collect(Collectors.toSet()),
                    DistinctLabels.runnerGroup(spec).toLowerCase(Locale.ROOT));
        }
    }

    @Override
    public Stream<Refusal> judge(Subject subject, Facts facts) {
        return switch (subject) {
            case Subject.Group group -> {
                var gateway = facts.gateway(group.gateway());
                var others = others(group.gateway(), gateway, facts);
                yield collisions(subject.parts(facts).getFirst(), others);
            }
            case Subject.Gateway gateway -> {
                var others =
                        new ArrayList<>(
                                others(gateway.name(), Optional.of(gateway.it()), facts).stream()
                                        .filter(other -> !listed(gateway.it(), other.name()))
                                        .toList());
                var refusals = Stream.<Refusal>builder();
                for (var part : subject.parts(facts)) {
                    collisions(part, others).forEach(refusals::add);
                    others.add(new Other(part.name(), part.spec()));
                }
                yield refusals.build();
            }
        };
    }

    private static Stream<Refusal> collisions(GroupPart part, List<Other> others) {
        var key = Key.of(part.spec());
        return others.stream()
                .filter(other -> !other.name.equals(part.name()))
                .filter(other -> Key.of(other.spec).equals(key))
                .limit(1)
                .map(other ->
                        new Refusal(
                                Rule.SAME_LABELS,
                                "%s.runnerLabels is %s, which RunnerGroup %s has, too, in GitHub's runner group %s: give one of them a further label, or another githubRunnerGroup"
                                        .formatted(
                                                part.path(),
                                                part.spec().runnerLabels(),
                                                other.name,
                                                runnerGroup(part.spec()))));
    }

    /// What stands by itself, and what the gateway's list brings; of what that list has brought,
    /// only what is still in it.
    private static List<Other> others(String name, Optional<ActionsGateway> gateway, Facts facts) {
        var standing =
                facts.groupsOf(name).stream()
                        .filter(group -> !owned(group))
                        .map(group -> new Other(name(group), group.getSpec()));
        var coming =
                gateway.stream()
                        .flatMap(it -> it.getSpec().runnerGroups().stream())
                        .map(entry -> new Other(entry.name(), entry.spec()));
        return Stream.concat(standing, coming).toList();
    }

    private static String name(RunnerGroup group) {
        return group.getMetadata().getName();
    }

    private static boolean owned(RunnerGroup group) {
        return group.getMetadata().getOwnerReferences().stream()
                .anyMatch(owner -> "ActionsGateway".equals(owner.getKind()));
    }

    private static boolean listed(ActionsGateway gateway, String group) {
        return gateway.getSpec().runnerGroups().stream()
                .anyMatch(entry -> entry.name().equals(group));
    }

    private static String runnerGroup(RunnerGroupSpec spec) {
        return Optional.ofNullable(spec.githubRunnerGroup()).orElse(DEFAULT);
    }
}
