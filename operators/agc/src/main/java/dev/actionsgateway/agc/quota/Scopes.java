package dev.actionsgateway.agc.quota;

import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.ScopedResourceSelectorRequirement;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// Which scopes of quotas a pod falls under.
///
/// @param lifetime whether it has an end
/// @param effort whether it asks for anything
/// @param priorityClass its PriorityClass, if it names one
record Scopes(Lifetime lifetime, Effort effort, Optional<String> priorityClass) {
    enum Lifetime {
        TERMINATING,
        NOT_TERMINATING
    }

    enum Effort {
        BEST,
        MORE
    }

    static Scopes of(PodSpec pod, Demand demand) {
        boolean asks =
                Stream.of(demand.requests(), demand.limits())
                        .map(Amounts::byName)
                        .anyMatch(
                                byName -> Stream.of("cpu", "memory").anyMatch(byName::containsKey));
        return new Scopes(
                pod.getActiveDeadlineSeconds() == null
                        ? Lifetime.NOT_TERMINATING
                        : Lifetime.TERMINATING,
                asks ? Effort.MORE : Effort.BEST,
                Optional.ofNullable(pod.getPriorityClassName()).filter(name -> !name.isBlank()));
    }

    boolean matchAll(List<ScopedResourceSelectorRequirement> scopes) {
        return scopes.stream().allMatch(this::match);
    }

    private boolean match(ScopedResourceSelectorRequirement scope) {
        return switch (Objects.requireNonNullElse(scope.getScopeName(), "")) {
            case "Terminating" -> lifetime == Lifetime.TERMINATING;
            case "NotTerminating" -> lifetime == Lifetime.NOT_TERMINATING;
            case "BestEffort" -> effort == Effort.BEST;
            case "NotBestEffort" -> effort == Effort.MORE;
            case "PriorityClass" -> matchPriority(scope);
            default -> false; // CrossNamespacePodAffinity: a worker has none
        };
    }

    private boolean matchPriority(ScopedResourceSelectorRequirement scope) {
        boolean named = priorityClass.filter(scope.getValues()::contains).isPresent();
        return switch (Objects.requireNonNullElse(scope.getOperator(), "")) {
            case "In" -> named;
            case "NotIn" -> !named;
            case "DoesNotExist" -> priorityClass.isEmpty();
            default -> priorityClass.isPresent();
        };
    }
}
