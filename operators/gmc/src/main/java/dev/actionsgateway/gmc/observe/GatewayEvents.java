package dev.actionsgateway.gmc.observe;

import dev.actionsgateway.api.Api;
import dev.actionsgateway.api.gateway.ActionsGateway;
import dev.actionsgateway.kube.EventText;
import dev.actionsgateway.kube.EventWriter;
import io.fabric8.kubernetes.api.model.ObjectReference;
import io.fabric8.kubernetes.api.model.ObjectReferenceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.InstantSource;
import java.util.Optional;

/// Writes notices as Kubernetes Events at their gateway.
public final class GatewayEvents implements AutoCloseable {
    private final EventWriter writer;

    /// Begins to write.
    ///
    /// @param instance which program it is: the pod's name
    public GatewayEvents(KubernetesClient client, String instance, InstantSource clock) {
        writer = new EventWriter(client, Api.GROUP + "/gmc", instance, clock);
    }

    /// Takes a notice to be written; never waits.
    public void tell(ActionsGateway gateway, Notice notice) {
        var reference = reference(gateway);
        writer.tell(
                () -> Optional.of(reference),
                new EventText(
                        notice.kind(), notice.reason().word(), notice.note(), Optional.empty()));
    }

    private static ObjectReference reference(ActionsGateway gateway) {
        var meta = gateway.getMetadata();
        return new ObjectReferenceBuilder()
                .withApiVersion(Api.GROUP_VERSION)
                .withKind("ActionsGateway")
                .withNamespace(meta.getNamespace())
                .withName(meta.getName())
                .withUid(meta.getUid())
                .build();
    }

    @Override
    public void close() {
        writer.close();
    }
}
