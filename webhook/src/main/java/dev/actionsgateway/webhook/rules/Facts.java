package dev.actionsgateway.webhook.rules;

import dev.actionsgateway.api.gateway.ActionsGateway;
import dev.actionsgateway.api.group.RunnerGroup;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the rules know of the cluster.
///
/// @param grant of the namespace
/// @param gateways of the namespace
/// @param groups of the namespace
/// @param priorityClasses those of [Questions#priorityClasses()] that exist
/// @param permissions those of [Questions#permissions()] that the requester has
public record Facts(
        Grant grant,
        List<ActionsGateway> gateways,
        List<RunnerGroup> groups,
        Set<String> priorityClasses,
        Set<Permission> permissions) {
    /// Copies.
    public Facts {
        gateways = List.copyOf(gateways);
        groups = List.copyOf(groups);
        priorityClasses = Set.copyOf(priorityClasses);
        permissions = Set.copyOf(permissions);
    }

    /// The gateway of this name.
    Optional<ActionsGateway> gateway(String name) {
        return gateways.stream()
                .filter(gateway -> gateway.getMetadata().getName().equals(name))
                .findFirst();
    }

    /// The groups that a gateway serves and goes on serving.
    List<RunnerGroup> groupsOf(String gateway) {
        return groups.stream()
                .filter(group -> group.getMetadata().getDeletionTimestamp() == null)
                .filter(group ->
                        group.getSpec().effective().gateway().filter(gateway::equals).isPresent())
                .toList();
    }
}
