package dev.actionsgateway.webhook.rules;

import dev.actionsgateway.api.gateway.Scheduling;
import dev.actionsgateway.webhook.net.Globs;
import dev.actionsgateway.webhook.review.Refusal;
import dev.actionsgateway.webhook.review.Rule;
import io.fabric8.kubernetes.api.model.PodSpec;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Every PriorityClass that a tenant names must exist, and must be one that the platform allows: a
/// high one lets its pods push out those of others. What workers may have is not what controllers
/// and proxies may have, so that no tenant's workers push out another's proxy.
///
/// @param workers that workers may have
/// @param infra that controllers and proxies may have
record PriorityClasses(Globs workers, Globs infra) implements FieldRule {
    /// A class, and the field it is named in.
    record Named(String field, String value, Pods pods) {}

    /// Whose class it is.
    enum Pods {
        WORKERS("for workers"),
        INFRA("for controllers and proxies");

        private final String words;

        Pods(String words) {
            this.words = words;
        }
    }

    @Override
    public Stream<Refusal> judge(Subject subject, Facts facts) {
        return named(subject, facts).flatMap(named -> refusal(named, facts).stream());
    }

    private Optional<Refusal> refusal(Named named, Facts facts) {
        var allowed = named.pods == Pods.WORKERS ? workers : infra;
        if (!allowed.match(named.value)) {
            var instead =
                    allowed.patterns().isEmpty()
                            ? "leave it out, or ask the platform's administrator to allow it"
                            : "take one of " + allowed + ", or leave it out";
            return Optional.of(
                    new Refusal(
                            Rule.PRIORITY_CLASS,
                            "%s is %s, which the platform does not allow %s: %s"
                                    .formatted(
                                            named.field, named.value, named.pods.words, instead)));
        }
        if (!facts.priorityClasses().contains(named.value)) {
            return Optional.of(
                    new Refusal(
                            Rule.PRIORITY_CLASS,
                            "%s is %s, and the cluster has no such PriorityClass: correct the name, or have it made first"
                                    .formatted(named.field, named.value)));
        }
        return Optional.empty();
    }

    static Stream<Named> named(Subject subject, Facts facts) {
        var own =
                switch (subject) {
                    case Subject.Gateway(var gateway) -> {
                        var spec = gateway.getSpec().effective();
                        yield Stream.concat(
                                of("spec.agc.scheduling", spec.agc().scheduling()),
                                of("spec.proxy.scheduling", spec.proxy().scheduling()));
                    }
                    case Subject.Group _ -> Stream.<Named>empty();
                };
        return Stream.concat(own, subject.parts(facts).stream().flatMap(PriorityClasses::of));
    }

    private static Stream<Named> of(String path, Scheduling scheduling) {
        return Optional.ofNullable(scheduling.priorityClassName()).stream()
                .map(name -> new Named(path + ".priorityClassName", name, Pods.INFRA));
    }

    private static Stream<Named> of(GroupPart part) {
        var tiers = part.spec().priorityTiers();
        var named =
                IntStream.range(0, tiers.size())
                        .mapToObj(i ->
                                new Named(
                                        part.path() + ".priorityTiers[" + i + "].priorityClassName",
                                        tiers.get(i).priorityClassName(),
                                        Pods.WORKERS));
        var template =
                part.pod().map(PodSpec::getPriorityClassName).stream()
                        .filter(name -> !name.isEmpty())
                        .map(name ->
                                new Named(
                                        part.templatePath() + ".spec.priorityClassName",
                                        name,
                                        Pods.WORKERS));
        return Stream.concat(named, template);
    }
}
