package dev.actionsgateway.githubsim.core;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// All that matters of a runner for which jobs it may get. Many runners share one.
///
/// @param labels in lower case
record RunnerClass(Scope scope, long group, Set<String> labels) {
    /// All that matters of a job for which runners may get it. Many jobs share one.
    ///
    /// @param labels in lower case
    /// @param groups the ids of the groups that may run it
    record Demand(String owner, String repository, Set<String> labels, Set<Long> groups) {}

    static Set<String> lower(Collection<String> labels) {
        return labels.stream()
                .map(label -> label.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean serves(Demand demand) {
        return scope.covers(demand.owner(), demand.repository())
                && labels.containsAll(demand.labels())
                && (scope instanceof Scope.Repository || demand.groups().contains(group));
    }

    /// What a job asks for. A named group that does not exist admits nothing.
    static Demand demand(Tenants tenants, String owner, String repository, JobSpec job) {
        var account = tenants.owner(owner);
        boolean isPublic =
                account.flatMap(o -> o.repository(repository))
                        .filter(r -> r.visibility() == Tenants.Visibility.PUBLIC)
                        .isPresent();
        Optional<String> wanted = job.group();
        Set<Long> groups =
                account.map(Tenants.Owner::groups).orElse(List.of()).stream()
                        .filter(g -> wanted.isEmpty() || g.name().equalsIgnoreCase(wanted.get()))
                        .filter(g ->
                                !isPublic || g.admits() == Tenants.Repositories.PRIVATE_AND_PUBLIC)
                        .map(Tenants.Group::id)
                        .collect(Collectors.toUnmodifiableSet());
        return new Demand(
                owner.toLowerCase(Locale.ROOT),
                repository.toLowerCase(Locale.ROOT),
                lower(job.labels()),
                groups);
    }
}
