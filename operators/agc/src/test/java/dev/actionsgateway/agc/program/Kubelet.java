package dev.actionsgateway.agc.program;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.actionsgateway.agc.group.InnerWorker;
import dev.actionsgateway.agc.kube.Tenant;
import dev.actionsgateway.api.Annotations;
import dev.actionsgateway.api.Component;
import dev.actionsgateway.api.Labels;
import dev.actionsgateway.kit.Nursery;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.zip.GZIPInputStream;

/// Plays the kubelet beside a lone API server: each worker pod becomes a true stand-in for the
/// runner's worker, which outlives the controller as pods do.
final class Kubelet implements AutoCloseable {
    private final Tenant tenant;
    private final Path folder;
    private final Map<String, String> environment;
    private final Nursery nursery = Nursery.open("kubelet");
    private final Map<String, InnerWorker> workers = new ConcurrentHashMap<>();
    private final SharedIndexInformer<Pod> informer;

    Kubelet(Tenant tenant, Path folder, Path trusted) {
        this.tenant = tenant;
        this.folder = folder;
        this.environment = InnerWorker.environment(trusted);
        informer =
                tenant.admin()
                        .pods()
                        .inNamespace(tenant.namespace())
                        .withLabel(Labels.COMPONENT, Component.WORKER.word())
                        .inform(new Handler());
    }

    /// The pods that have run, by name.
    List<String> ran() {
        return List.copyOf(workers.keySet());
    }

    private void begin(Pod pod) {
        var worker = new InnerWorker();
        var name = pod.getMetadata().getName();
        if (workers.putIfAbsent(name, worker) == null) {
            var _ = nursery.fork(name, () -> run(pod, worker));
        }
    }

    private Optional<Integer> run(Pod pod, InnerWorker worker)
            throws InterruptedException, IOException, ExecutionException {
        var name = pod.getMetadata().getName();
        worker.run(folder.resolve(name), environment, payload(pod));
        status(name, "phase: Running\n", "running: {startedAt: %s}".formatted(now()));
        int code = worker.code().get();
        boolean reported = InnerWorker.reported(code);
        var words =
                "{\"v\":1,\"phase\":\"ended\",\"reason\":\"%s\",\"reported\":\"%s\"}"
                        .formatted(
                                reported ? "code-" + code : "worker-crashed",
                                reported ? "yes" : "no");
        status(
                name,
                "phase: " + (reported ? "Succeeded" : "Failed") + "\n",
                "terminated: {exitCode: %d, finishedAt: %s, message: '%s'}"
                        .formatted(reported ? 0 : 1, now(), words));
        return Optional.of(code);
    }

    private static String now() {
        return "\"" + Instant.now().truncatedTo(ChronoUnit.SECONDS) + "\"";
    }

    /// The parts of the payload lie in the Secrets of the pod's projected volume, in their order.
    private String payload(Pod pod) throws IOException {
        var packed = new ByteArrayOutputStream();
        for (var volume : pod.getSpec().getVolumes()) {
            if (volume.getProjected() != null) {
                for (var source : volume.getProjected().getSources()) {
                    var secret = secret(source.getSecret().getName());
                    for (var item : source.getSecret().getItems()) {
                        if (item.getKey().startsWith("payload-")) {
                            var part = secret.getData().get(item.getKey());
                            packed.writeBytes(Base64.getDecoder().decode(part));
                        }
                    }
                }
            }
        }
        try (var in = new GZIPInputStream(new ByteArrayInputStream(packed.toByteArray()))) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    private Secret secret(String name) {
        return tenant.admin().secrets().inNamespace(tenant.namespace()).withName(name).get();
    }

    private void status(String name, String phase, String state) {
        var status =
                Serialization.unmarshal(
                        phase
                                + """
                                containerStatuses:
                                  - name: runner
                                    image: x
                                    imageID: x
                                    ready: false
                                    restartCount: 0
                                    state: {%s}
                                """
                                        .formatted(state),
                        PodStatus.class);
        var here = tenant.admin().pods().inNamespace(tenant.namespace()).withName(name);
        if (here.get() != null) {
            here.editStatus(pod -> pod.edit().withStatus(status).build());
        }
    }

    @Override
    public void close() {
        informer.close();
        workers.values().forEach(InnerWorker::shutDown);
        nursery.close();
    }

    private final class Handler implements ResourceEventHandler<Pod> {
        @Override
        public void onAdd(Pod pod) {
            begin(pod);
        }

        @Override
        public void onUpdate(Pod before, Pod now) {
            var cancel = Annotations.CONTROL;
            if (now.getMetadata().getAnnotations().containsKey(cancel)
                    && !before.getMetadata().getAnnotations().containsKey(cancel)) {
                worker(now).ifPresent(InnerWorker::cancel);
            }
        }

        @Override
        public void onDelete(Pod pod, boolean stateUnknown) {
            worker(pod).ifPresent(InnerWorker::shutDown);
        }

        private Optional<InnerWorker> worker(Pod pod) {
            return Optional.ofNullable(workers.get(pod.getMetadata().getName()));
        }
    }
}
