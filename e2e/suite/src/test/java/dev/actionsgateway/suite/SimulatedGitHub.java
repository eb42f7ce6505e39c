package dev.actionsgateway.suite;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.actionsgateway.cluster.Cluster;
import dev.actionsgateway.cluster.Repository;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.LocalPortForward;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// The simulator in a cluster, as `e2e/local/simulator.yaml` puts it there: once, for all test
/// classes of a run.
///
/// @param secrets what `e2e/local/secrets` made, by the names of its files
record SimulatedGitHub(KubernetesClient client, Pod pod, Map<String, String> secrets) {
    static final int HTTPS = 8443;
    static final int CONTROL = 8081;
    private static final String NAMESPACE = "github";
    private static final String MADE = "made-for-tests";

    /// The one that is there, or a new one.
    static SimulatedGitHub in(Cluster.WithNodes cluster) throws Exception {
        var client = cluster.client();
        var made = client.secrets().inNamespace(NAMESPACE).withName(MADE).get();
        var secrets = made == null ? install(cluster) : read(made);
        return new SimulatedGitHub(client, ready(client), secrets);
    }

    /// One of the files that `e2e/local/secrets` made.
    String file(String name) {
        return Objects.requireNonNull(secrets.get(name), name);
    }

    /// A way from this machine to one of its ports.
    LocalPortForward forward(int port) {
        return client.pods().resource(pod).portForward(port);
    }

    private static Map<String, String> install(Cluster.WithNodes cluster) throws Exception {
        var client = cluster.client();
        cluster.load(Repository.run("images/build", "github-sim"));
        var secrets = make();
        client.resource(
                        new NamespaceBuilder()
                                .withNewMetadata()
                                .withName(NAMESPACE)
                                .endMetadata()
                                .build())
                .serverSideApply();
        secret(
                client,
                "github-sim-tls",
                Map.of("tls.crt", secrets.get("tls.crt"), "tls.key", secrets.get("tls.key")));
        client.resource(
                        new ConfigMapBuilder()
                                .withNewMetadata()
                                .withNamespace(NAMESPACE)
                                .withName("app-public-key")
                                .endMetadata()
                                .withData(Map.of("app.pub.pem", secrets.get("app.pub.pem")))
                                .build())
                .serverSideApply();
        client.load(Files.newInputStream(Repository.root().resolve("e2e/local/simulator.yaml")))
                .serverSideApply();
        secret(client, MADE, secrets);
        return secrets;
    }

    private static void secret(KubernetesClient client, String name, Map<String, String> data) {
        client.resource(
                        new SecretBuilder()
                                .withNewMetadata()
                                .withNamespace(NAMESPACE)
                                .withName(name)
                                .endMetadata()
                                .withStringData(data)
                                .build())
                .serverSideApply();
    }

    private static Map<String, String> make() throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("secrets");
        Repository.run(
                "e2e/local/secrets", folder.toString(), "github-sim.github.svc.cluster.local");
        var made = new HashMap<String, String>();
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                made.put(file.getFileName().toString(), Files.readString(file, UTF_8));
                Files.delete(file);
            }
        }
        Files.delete(folder);
        return Map.copyOf(made);
    }

    private static Map<String, String> read(Secret secret) {
        var made = new HashMap<String, String>();
        secret.getData()
                .forEach((name, value) ->
                        made.put(name, new String(Base64.getDecoder().decode(value), UTF_8)));
        return Map.copyOf(made);
    }

    private static Pod ready(KubernetesClient client) throws Exception {
        Predicate<Pod> ready = Readiness.getInstance()::isReady;
        return client
                .pods()
                .inNamespace(NAMESPACE)
                .withLabel("app.kubernetes.io/name", "github-sim")
                .informOnCondition(pods -> pods.stream().anyMatch(ready))
                .get(3, TimeUnit.MINUTES)
                .stream()
                .filter(ready)
                .findFirst()
                .orElseThrow();
    }
}
