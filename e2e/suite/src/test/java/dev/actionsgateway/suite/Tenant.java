package dev.actionsgateway.suite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.api.Component;
import dev.actionsgateway.api.Labels;
import dev.actionsgateway.api.condition.ConditionStatus;
import dev.actionsgateway.api.condition.ConditionType;
import dev.actionsgateway.api.group.RunnerGroup;
import dev.actionsgateway.cluster.Cluster;
import dev.actionsgateway.cluster.ControllerRights;
import dev.actionsgateway.cluster.CustomResources;
import dev.actionsgateway.cluster.Repository;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/// A tenant with a gateway and a runner group, as `e2e/local/gateway.yaml` makes them.
record Tenant(KubernetesClient client) {
    static final String NAMESPACE = "team-a";
    static final String GROUP = "linux";
    static final Duration LIMIT = Duration.ofMinutes(3);

    /// The workers of a group of which nothing particular is wanted.
    static final String WORKER =
            """
            template:
              spec:
                containers:
                  - name: runner
                    resources: {requests: {cpu: 50m, memory: 128Mi}, limits: {memory: 512Mi}}
            """;

    /// The one that is there, or a new one; its group listens.
    static Tenant in(Cluster.WithNodes cluster, SimulatedGitHub github) throws Exception {
        var tenant = new Tenant(cluster.client());
        if (tenant.controllers().isEmpty()) {
            tenant.install(cluster, github);
        }
        tenant.listens(GROUP);
        return tenant;
    }

    private void install(Cluster.WithNodes cluster, SimulatedGitHub github) throws Exception {
        cluster.load(Repository.run("images/build", "agc"));
        cluster.load(Repository.run("worker-image/build", "wrapper"));
        cluster.load(Repository.run("worker-image/build", "runner-sim"));
        CustomResources.install(client);
        namespace(github);
        ControllerRights.install(client, NAMESPACE);
        apply(Repository.root().resolve("e2e/local/gateway.yaml"));
    }

    private void namespace(SimulatedGitHub github) {
        client.resource(
                        new NamespaceBuilder()
                                .withNewMetadata()
                                .withName(NAMESPACE)
                                .addToLabels("pod-security.kubernetes.io/enforce", "restricted")
                                .endMetadata()
                                .build())
                .serverSideApply();
        client.resource(
                        new SecretBuilder()
                                .withNewMetadata()
                                .withNamespace(NAMESPACE)
                                .withName("github-app")
                                .endMetadata()
                                .withStringData(Map.of("privateKey", github.file("app.pem")))
                                .build())
                .serverSideApply();
        client.resource(
                        new ConfigMapBuilder()
                                .withNewMetadata()
                                .withNamespace(NAMESPACE)
                                .withName("github-ca")
                                .endMetadata()
                                .withData(Map.of("ca.crt", github.file("ca.crt")))
                                .build())
                .serverSideApply();
    }

    private void apply(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            for (var object : client.load(in).items()) {
                object.getMetadata().setNamespace(NAMESPACE);
                client.resource(object).serverSideApply();
            }
        }
    }

    /// Waits until a group takes jobs.
    void listens(String group) {
        Awaitility.await("the group " + group + " listens")
                .atMost(LIMIT)
                .until(() ->
                        Optional.ofNullable(group(group).getStatus()).stream()
                                .flatMap(status -> status.conditions().stream())
                                .anyMatch(now ->
                                        now.says(ConditionType.READY, ConditionStatus.TRUE)));
    }

    RunnerGroup group(String name) {
        return client.resources(RunnerGroup.class).inNamespace(NAMESPACE).withName(name).get();
    }

    /// Why jobs of a group stay with GitHub.
    List<String> withheld(String group) {
        return Optional.ofNullable(group(group).getStatus().intake()).stream()
                .flatMap(intake -> intake.withheld().stream())
                .map(withheld -> withheld.reason())
                .toList();
    }

    /// The reasons of the Kubernetes Events that stand at a group.
    List<String> eventsOf(String group) {
        return client
                .genericKubernetesResources("events.k8s.io/v1", "Event")
                .inNamespace(NAMESPACE)
                .list()
                .getItems()
                .stream()
                .filter(event -> group.equals(event.get("regarding", "name")))
                .map(event -> String.valueOf(event.<Object>get("reason")))
                .toList();
    }

    /// The controller's pods that are there.
    List<Pod> controllers() {
        return client.pods().inNamespace(NAMESPACE).withLabel(Labels.NAME, "agc").list().getItems();
    }

    /// The worker pods that are there.
    List<Pod> workers() {
        return client.pods()
                .inNamespace(NAMESPACE)
                .withLabel(Labels.COMPONENT, Component.WORKER.word())
                .list()
                .getItems();
    }

    /// The names of the Secrets in which jobs are written down.
    List<String> records() {
        return client.secrets().inNamespace(NAMESPACE).list().getItems().stream()
                .map(secret -> secret.getMetadata().getName())
                .filter(name -> name.startsWith("job-"))
                .toList();
    }

    /// Adds a group whose label is its name, and waits until it listens.
    ///
    /// @param worker its `spec.worker`, as YAML
    void addGroup(String name, String worker) {
        var group =
                """
                apiVersion: actionsgateway.dev/v1alpha1
                kind: RunnerGroup
                metadata: {name: %1$s, namespace: %2$s}
                spec:
                  gatewayRef: {name: acme}
                  runnerLabels: [self-hosted, %1$s]
                  maxListeners: 2
                  worker:
                %3$s
                """
                        .formatted(name, NAMESPACE, worker.indent(4));
        client.resource(group).serverSideApply();
        listens(name);
    }

    /// Removes a pod at once, as if nobody were to know.
    void kill(Pod pod) {
        client.pods().resource(pod).withGracePeriod(0).delete();
    }

    /// Makes a file in a worker, as somebody would who looks around in it.
    void touch(Pod worker, String file) {
        var said = new ByteArrayOutputStream();
        try (var exec =
                client.pods()
                        .resource(worker)
                        .inContainer("runner")
                        .writingOutput(said)
                        .writingError(said)
                        .exec("touch", file)) {
            assertThat(exec.exitCode().orTimeout(1, TimeUnit.MINUTES).join())
                    .as(said.toString(UTF_8))
                    .isZero();
        }
    }
}
