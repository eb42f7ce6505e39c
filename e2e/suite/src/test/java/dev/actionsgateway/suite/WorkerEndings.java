package dev.actionsgateway.suite;

import dev.actionsgateway.api.Annotations;
import dev.actionsgateway.api.Component;
import dev.actionsgateway.api.Labels;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Notes how worker pods end, as they do: some are collected before a test looks.
final class WorkerEndings implements ResourceEventHandler<Pod>, AutoCloseable {
    private final Map<String, Ending> endings = new ConcurrentHashMap<>(); // by the pod's name

    /// The exit code of a runner, and the run that its job was of.
    private record Ending(String run, int code) {}

    private final SharedIndexInformer<Pod> informer;

    WorkerEndings(KubernetesClient client) {
        informer =
                client.pods()
                        .inNamespace(Tenant.NAMESPACE)
                        .withLabel(Labels.COMPONENT, Component.WORKER.word())
                        .inform(this);
    }

    /// The exit codes of the runners of a run.
    List<Integer> ofRun(long run) {
        return endings.values().stream()
                .filter(ending -> ending.run().equals(Long.toString(run)))
                .map(Ending::code)
                .toList();
    }

    @Override
    public void onAdd(Pod pod) {
        look(pod);
    }

    @Override
    public void onUpdate(Pod before, Pod pod) {
        look(pod);
    }

    @Override
    public void onDelete(Pod pod, boolean unknown) {
        look(pod);
    }

    private void look(Pod pod) {
        pod.getStatus().getContainerStatuses().stream()
                .filter(container -> "runner".equals(container.getName()))
                .map(ContainerStatus::getState)
                .flatMap(state ->
                        Optional.ofNullable(state).map(ContainerState::getTerminated).stream())
                .map(ContainerStateTerminated::getExitCode)
                .forEach(code ->
                        endings.put(
                                pod.getMetadata().getName(),
                                new Ending(
                                        pod.getMetadata()
                                                .getAnnotations()
                                                .getOrDefault(Annotations.RUN_ID, ""),
                                        code)));
    }

    @Override
    public void close() {
        informer.close();
    }
}
