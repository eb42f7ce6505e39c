package dev.actionsgateway.cluster;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Pods of the toolbox image, each run to its end.
final class TestPods {

    private static final int SECONDS = 60;

    private final KubernetesClient client;
    private final String image;

    private TestPods(KubernetesClient client, String image) {
        this.client = client;
        this.image = image;
    }

    /// Builds the toolbox image and brings it to the cluster.
    static TestPods on(Cluster.WithNodes cluster) throws InterruptedException {
        String image = Repository.run("e2e/cluster/toolbox/build");
        cluster.load(image);
        return new TestPods(cluster.client(), image);
    }

    /// Makes a namespace, with its default ServiceAccount: before that, the API server refuses
    /// pods.
    void namespace(String name) {
        var namespace = new NamespaceBuilder().withNewMetadata().withName(name).endMetadata();
        client.resource(namespace.build()).createOr(existing -> existing.update());
        client.serviceAccounts()
                .inNamespace(name)
                .withName("default")
                .waitUntilCondition(account -> account != null, SECONDS, TimeUnit.SECONDS);
    }

    /// Starts a pod that runs a shell command.
    Pod start(String namespace, String name, Map<String, String> labels, String command) {
        return client.resource(pod(namespace, name, labels, Optional.empty(), command)).create();
    }

    /// Runs a shell command in a pod to its end and returns what it printed, with its phase as the
    /// last line.
    String run(String namespace, String name, Optional<String> runtimeClass, String command) {
        return end(client.resource(pod(namespace, name, Map.of(), runtimeClass, command)).create());
    }

    /// As [#run], in a pod with labels.
    String run(String namespace, String name, Map<String, String> labels, String command) {
        return end(start(namespace, name, labels, command));
    }

    private String end(Pod pod) {
        Pod ended =
                client.resource(pod)
                        .waitUntilCondition(
                                now -> now != null && hasEnded(now), SECONDS, TimeUnit.SECONDS);
        String log = client.pods().resource(ended).getLog();
        return log + ended.getStatus().getPhase();
    }

    private static boolean hasEnded(Pod pod) {
        String phase = pod.getStatus().getPhase();
        return "Succeeded".equals(phase) || "Failed".equals(phase);
    }

    private Pod pod(
            String namespace,
            String name,
            Map<String, String> labels,
            Optional<String> runtimeClass,
            String command) {
        return new PodBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace)
                .withLabels(labels)
                .endMetadata()
                .withNewSpec()
                .withRestartPolicy("Never")
                .withTerminationGracePeriodSeconds(0L)
                .withRuntimeClassName(runtimeClass.orElse(null))
                .addNewContainer()
                .withName("toolbox")
                .withImage(image)
                .withImagePullPolicy("Never")
                .withCommand("/bin/sh", "-c", command)
                .endContainer()
                .endSpec()
                .build();
    }
}
