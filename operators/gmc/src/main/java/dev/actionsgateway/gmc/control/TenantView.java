package dev.actionsgateway.gmc.control;

import dev.actionsgateway.api.Component;
import dev.actionsgateway.api.Finalizers;
import dev.actionsgateway.api.Labels;
import dev.actionsgateway.api.Names;
import dev.actionsgateway.api.gateway.ActionsGateway;
import dev.actionsgateway.api.group.RunnerGroup;
import dev.actionsgateway.gmc.plan.TenantPlan;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A tenant as the watches have it.
///
/// @param gateway the resource
/// @param objects what is ours of it, groups left out
/// @param groups all RunnerGroups that it serves, whoever made them
record TenantView(ActionsGateway gateway, List<HasMetadata> objects, List<RunnerGroup> groups) {
    TenantView {
        objects = List.copyOf(objects);
        groups = List.copyOf(groups);
    }

    /// What the plan is compared with: the objects, and the groups that are of our making.
    List<HasMetadata> planned() {
        var ours =
                groups.stream()
                        .filter(group ->
                                TenantPlan.MANAGER.equals(
                                        group.getMetadata().getLabels().get(Labels.MANAGED_BY)));
        return Stream.<HasMetadata>concat(objects.stream(), ours).toList();
    }

    boolean hasQuota() {
        return objects.stream().anyMatch(ResourceQuota.class::isInstance);
    }

    int ready(Component component) {
        return deployment(component)
                .map(Deployment::getStatus)
                .map(DeploymentStatus::getReadyReplicas)
                .orElse(0);
    }

    /// How long no controller has been ready.
    Duration controllerAway(Instant now) {
        var deployment = deployment(Component.AGC);
        if (deployment.isEmpty()) {
            return Teardown.AWAY;
        }
        if (ready(Component.AGC) > 0) {
            return Duration.ZERO;
        }
        return Optional.ofNullable(deployment.get().getStatus())
                .map(DeploymentStatus::getConditions)
                .flatMap(all ->
                        all.stream().filter(each -> "Available".equals(each.getType())).findFirst())
                .map(condition -> since(condition.getLastTransitionTime(), now))
                .orElseGet(() -> since(deployment.get().getMetadata().getCreationTimestamp(), now));
    }

    private Optional<Deployment> deployment(Component component) {
        var name = gateway.getMetadata().getName();
        var wanted = component == Component.AGC ? Names.agc(name) : Names.proxy(name);
        return objects.stream()
                .filter(Deployment.class::isInstance)
                .map(Deployment.class::cast)
                .filter(each -> each.getMetadata().getName().equals(wanted))
                .findFirst();
    }

    boolean isHeld() {
        return Optional.ofNullable(gateway.getMetadata().getFinalizers())
                .orElseGet(List::of)
                .contains(Finalizers.GATEWAY);
    }

    Teardown.Seen teardown(Instant now, boolean namespaceGoes) {
        return new Teardown.Seen(
                groups.size(),
                (int) groups.stream().filter(HasMetadata::isMarkedForDeletion).count(),
                objects.size(),
                controllerAway(now),
                since(gateway.getMetadata().getDeletionTimestamp(), now),
                namespaceGoes);
    }

    private static Duration since(String then, Instant now) {
        try {
            return Duration.between(Instant.parse(then), now);
        } catch (DateTimeException _) {
            return Duration.ZERO;
        }
    }
}
