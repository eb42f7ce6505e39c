package dev.actionsgateway.agc.observe;

import dev.actionsgateway.agc.events.Event;
import dev.actionsgateway.agc.events.Events;
import dev.actionsgateway.api.Api;
import dev.actionsgateway.api.group.RunnerGroup;
import dev.actionsgateway.kube.EventText;
import dev.actionsgateway.kube.EventWriter;
import io.fabric8.kubernetes.api.model.ObjectReference;
import io.fabric8.kubernetes.api.model.ObjectReferenceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.InstantSource;
import java.util.Optional;

/// Writes notices as Kubernetes Events at their RunnerGroup.
public final class KubeEvents implements Events, AutoCloseable {
    private final KubernetesClient client;
    private final String namespace;
    private final EventWriter writer;

    /// Begins to write.
    ///
    /// @param instance which program it is: the pod's name
    public KubeEvents(
            KubernetesClient client, String namespace, String instance, InstantSource clock) {
        this.client = client;
        this.namespace = namespace;
        this.writer = new EventWriter(client, Api.GROUP + "/agc", instance, clock);
    }

    @Override
    public void note(Event event) {
        Notices.of(event).ifPresent(this::tell);
    }

    /// Takes a notice to be written; never waits.
    public void tell(Notice notice) {
        writer.tell(
                () -> group(notice.group()),
                new EventText(
                        notice.kind(),
                        notice.reason().word(),
                        notice.note(),
                        notice.worker().map(this::pod)));
    }

    private Optional<ObjectReference> group(String name) {
        return Optional.ofNullable(
                        client.resources(RunnerGroup.class)
                                .inNamespace(namespace)
                                .withName(name)
                                .get())
                .map(group ->
                        new ObjectReferenceBuilder()
                                .withApiVersion(Api.GROUP_VERSION)
                                .withKind("RunnerGroup")
                                .withNamespace(namespace)
                                .withName(name)
                                .withUid(group.getMetadata().getUid())
                                .build());
    }

    private ObjectReference pod(String name) {
        return new ObjectReferenceBuilder()
                .withApiVersion("v1")
                .withKind("Pod")
                .withNamespace(namespace)
                .withName(name)
                .build();
    }

    @Override
    public void close() {
        writer.close();
    }
}
