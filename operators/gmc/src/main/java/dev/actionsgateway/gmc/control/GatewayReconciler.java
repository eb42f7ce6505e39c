package dev.actionsgateway.gmc.control;

import dev.actionsgateway.api.Component;
import dev.actionsgateway.api.condition.Conditions;
import dev.actionsgateway.api.condition.Observation;
import dev.actionsgateway.api.condition.Reason;
import dev.actionsgateway.api.gateway.ActionsGateway;
import dev.actionsgateway.api.gateway.ActionsGatewayStatus;
import dev.actionsgateway.api.gateway.ProxyStatus;
import dev.actionsgateway.gmc.control.Cluster.Answer;
import dev.actionsgateway.gmc.observe.GatewayEvents;
import dev.actionsgateway.gmc.observe.Notices;
import dev.actionsgateway.gmc.plan.Platform;
import dev.actionsgateway.gmc.plan.Tenant;
import dev.actionsgateway.gmc.plan.TenantPlan;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// Serves all gateways: gather, plan, apply, say how it is; and takes them down.
public final class GatewayReconciler implements Reconciler<ActionsGateway> {
    private static final Duration AGAIN = Duration.ofSeconds(10);

    private final Platform platform;
    private final Cluster cluster;
    private final Setup setup;
    private final Removal removal;
    private final MetaCondition meta;
    private final Rounds rounds;
    private final GatewayEvents events;
    private final InstantSource clock;
    private final Set<String> granted = ConcurrentHashMap.newKeySet();

    /// @param platform what is the same for all tenants
    /// @param meta what the proxies say
    /// @param rounds see to it that each gateway is looked at
    /// @param events what people are told at once
    public GatewayReconciler(
            Platform platform,
            Cluster cluster,
            MetaCondition meta,
            Rounds rounds,
            GatewayEvents events,
            InstantSource clock) {
        this.platform = platform;
        this.cluster = cluster;
        this.setup = new Setup(cluster);
        this.removal = new Removal(cluster, clock);
        this.meta = meta;
        this.rounds = rounds;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public List<EventSource<?, ActionsGateway>> prepareEventSources(
            EventSourceContext<ActionsGateway> context) {
        var own = Stream.of(meta.source(), rounds.over(context.getPrimaryCache()));
        return Stream.concat(Kinds.watches(context).stream(), own).toList();
    }

    @Override
    public UpdateControl<ActionsGateway> reconcile(
            ActionsGateway gateway, Context<ActionsGateway> context) {
        try (var _ = rounds.look(gateway)) {
            return look(gateway, context);
        }
    }

    private UpdateControl<ActionsGateway> look(
            ActionsGateway gateway, Context<ActionsGateway> context) {
        var namespace = gateway.getMetadata().getNamespace();
        if (context.isPrimaryResourceDeleted()) {
            setup.forget(namespace);
            granted.remove(namespace);
            meta.forget(gateway);
            return UpdateControl.noUpdate();
        }
        var view = Kinds.view(gateway, context);
        if (gateway.isMarkedForDeletion()) {
            return leave(view);
        }
        if (!isGranted(namespace)) {
            return later(view, notGranted(namespace));
        }
        return older(gateway, context)
                .map(served -> later(view, notServed(served)))
                .orElseGet(() -> serve(view));
    }

    private UpdateControl<ActionsGateway> serve(TenantView view) {
        var gateway = view.gateway();
        var namespace = gateway.getMetadata().getNamespace();
        var failures = new ArrayList<Setup.Failure>();
        if (!view.isHeld() && cluster.hold(gateway) instanceof Answer.Refused<Boolean>(var why)) {
            failures.add(new Setup.Failure("finalizer", why));
        } else {
            var plan = TenantPlan.of(Tenant.of(gateway), platform);
            var outcome = setup.bring(plan, view.planned());
            failures.addAll(outcome.failures());
            Notices.repaired(outcome.repaired()).ifPresent(it -> events.tell(gateway, it));
        }
        var seen =
                new GatewayStatusRules.Seen(
                        List.copyOf(failures),
                        view.ready(Component.PROXY),
                        view.ready(Component.AGC),
                        view.groups(),
                        view.hasQuota(),
                        meta.of(gateway));
        if (failures.isEmpty()) {
            return say(view, GatewayStatusRules.of(seen));
        }
        granted.remove(namespace); // the next look asks again
        return later(view, GatewayStatusRules.of(seen));
    }

    private UpdateControl<ActionsGateway> leave(TenantView view) {
        if (!view.isHeld()) {
            return UpdateControl.noUpdate();
        }
        return switch (removal.go(view)) {
            case Removal.Progress.Gone _ -> UpdateControl.noUpdate();
            case Removal.Progress.Going(var reason, var message, var pause) ->
                    say(view, GatewayStatusRules.notServed(reason, message)).rescheduleAfter(pause);
        };
    }

    private boolean isGranted(String namespace) {
        if (granted.contains(namespace)) {
            return true;
        }
        return cluster.granted(namespace) && granted.add(namespace);
    }

    /// The one that is served where there are two: a race got both past the webhook.
    private static Optional<String> older(ActionsGateway gateway, Context<ActionsGateway> context) {
        var age =
                Comparator.comparing(
                                (ActionsGateway each) -> each.getMetadata().getCreationTimestamp())
                        .thenComparing(each -> each.getMetadata().getName());
        return context.getPrimaryCache()
                .list(gateway.getMetadata().getNamespace(), each -> age.compare(each, gateway) < 0)
                .map(each -> each.getMetadata().getName())
                .findFirst();
    }

    private static List<Observation> notGranted(String namespace) {
        return GatewayStatusRules.notServed(
                Reason.NAMESPACE_NOT_GRANTED,
                "Namespace %s is no tenant's: install the chart actions-gateway-tenant in it."
                        .formatted(namespace));
    }

    private static List<Observation> notServed(String older) {
        return GatewayStatusRules.notServed(
                Reason.GATEWAY_NOT_SERVED,
                "A namespace has one gateway, and %s is older: delete one of the two."
                        .formatted(older));
    }

    private UpdateControl<ActionsGateway> later(TenantView view, List<Observation> seen) {
        return say(view, seen).rescheduleAfter(AGAIN);
    }

    private UpdateControl<ActionsGateway> say(TenantView view, List<Observation> seen) {
        var gateway = view.gateway();
        var before = Optional.ofNullable(gateway.getStatus()).orElseGet(ActionsGatewayStatus::none);
        var generation = gateway.getMetadata().getGeneration();
        var status =
                new ActionsGatewayStatus(
                        generation,
                        new ProxyStatus(view.ready(Component.PROXY)),
                        Conditions.merge(before.conditions(), seen, generation, clock.instant()));
        if (status.equals(before)) {
            return UpdateControl.noUpdate();
        }
        Notices.between(before.conditions(), status.conditions())
                .forEach(notice -> events.tell(gateway, notice));
        return UpdateControl.patchStatus(ActionsGateway.statusOf(gateway, status));
    }
}
