package dev.actionsgateway.gmc.control;

import dev.actionsgateway.api.Labels;
import dev.actionsgateway.api.gateway.ActionsGateway;
import dev.actionsgateway.api.group.RunnerGroup;
import dev.actionsgateway.gmc.plan.TenantPlan;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The kinds that a tenant consists of, and one watch for each, over all namespaces.
final class Kinds {
    /// Groups are not among them: those are watched whoever made them.
    private static final List<Class<? extends HasMetadata>> OURS =
            List.of(
                    ServiceAccount.class,
                    RoleBinding.class,
                    NetworkPolicy.class,
                    ResourceQuota.class,
                    Deployment.class,
                    Service.class,
                    PodDisruptionBudget.class,
                    HorizontalPodAutoscaler.class);

    private Kinds() {}

    static List<EventSource<?, ActionsGateway>> watches(
            EventSourceContext<ActionsGateway> context) {
        return Stream.concat(
                        OURS.stream()
                                .<EventSource<?, ActionsGateway>>map(kind -> ours(kind, context)),
                        Stream.of(groups(context)))
                .toList();
    }

    private static <R extends HasMetadata> EventSource<R, ActionsGateway> ours(
            Class<R> kind, EventSourceContext<ActionsGateway> context) {
        return new InformerEventSource<>(
                InformerEventSourceConfiguration.from(kind, ActionsGateway.class)
                        .withName(kind.getSimpleName())
                        .withWatchAllNamespaces()
                        .withLabelSelector(Labels.MANAGED_BY + "=" + TenantPlan.MANAGER)
                        .withSecondaryToPrimaryMapper(object ->
                                gateway(
                                        object,
                                        object.getMetadata()
                                                .getLabels()
                                                .getOrDefault(Labels.GATEWAY, "")))
                        .build(),
                context);
    }

    private static EventSource<RunnerGroup, ActionsGateway> groups(
            EventSourceContext<ActionsGateway> context) {
        return new InformerEventSource<>(
                InformerEventSourceConfiguration.from(RunnerGroup.class, ActionsGateway.class)
                        .withName("RunnerGroup")
                        .withWatchAllNamespaces()
                        .withSecondaryToPrimaryMapper(group ->
                                gateway(group, group.getSpec().effective().gateway().orElse("")))
                        .build(),
                context);
    }

    private static Set<ResourceID> gateway(HasMetadata object, String name) {
        return name.isBlank()
                ? Set.of()
                : Set.of(new ResourceID(name, object.getMetadata().getNamespace()));
    }

    /// The tenant as the watches have it.
    static TenantView view(ActionsGateway gateway, Context<ActionsGateway> context) {
        var objects =
                OURS.stream()
                        .flatMap(kind -> context.getSecondaryResources(kind).stream())
                        .<HasMetadata>map(each -> each)
                        .toList();
        return new TenantView(
                gateway, objects, List.copyOf(context.getSecondaryResources(RunnerGroup.class)));
    }
}
