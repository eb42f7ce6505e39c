package dev.actionsgateway.gmc.control;

import dev.actionsgateway.api.condition.Observation;
import dev.actionsgateway.api.gateway.ActionsGateway;
import dev.actionsgateway.gmc.meta.MetaRules;
import dev.actionsgateway.gmc.meta.MetaWatch;
import dev.actionsgateway.gmc.meta.MetaWatch.Whose;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import java.time.InstantSource;

/// How well a gateway's proxies know GitHub's names, as a condition of the gateway. What they say
/// comes later than the look that asks for it, and brings the next look about.
public final class MetaCondition implements AutoCloseable {
    private final SimpleInboundEventSource<ActionsGateway> answered =
            new SimpleInboundEventSource<>("github-meta");
    private final MetaWatch watch;

    /// Begins to ask.
    public MetaCondition(KubernetesClient client, InstantSource clock) {
        watch =
                new MetaWatch(
                        client,
                        clock,
                        whose ->
                                answered.propagateEvent(
                                        new ResourceID(whose.gateway(), whose.namespace())));
    }

    EventSource<?, ActionsGateway> source() {
        return answered;
    }

    Observation of(ActionsGateway gateway) {
        return MetaRules.of(watch.look(whose(gateway)));
    }

    void forget(ActionsGateway gateway) {
        watch.forget(whose(gateway));
    }

    private static Whose whose(ActionsGateway gateway) {
        return new Whose(gateway.getMetadata().getNamespace(), gateway.getMetadata().getName());
    }

    @Override
    public void close() {
        watch.close();
    }
}
