package dev.actionsgateway.suite;

import dev.actionsgateway.cluster.Cluster;
import dev.actionsgateway.cluster.Helm;
import dev.actionsgateway.cluster.Repository;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The platform on a cluster, installed by its chart, and tenants on it, installed by theirs.
record Platform(Cluster.WithNodes cluster, Helm helm) implements AutoCloseable {
    static final String NAMESPACE = "actions-gateway-system";

    /// Installs it, or changes it.
    ///
    /// @param privateRange a private address that tenants may name: the simulator's
    /// @param charts the folder with the platform's chart
    static Platform on(Cluster.WithNodes cluster, String privateRange, Path charts)
            throws InterruptedException {
        for (var program : List.of("gmc", "webhook", "agc", "proxy")) {
            cluster.load(Repository.run("images/build", program));
        }
        cluster.load(Repository.run("worker-image/build", "wrapper"));
        cluster.load(Repository.run("worker-image/build", "runner-sim"));
        var platform = new Platform(cluster, Helm.on(cluster));
        platform.install(charts.resolve("actions-gateway").toString(), privateRange);
        return platform;
    }

    /// Installs the chart in this folder over what is there, and waits until it is ready.
    void install(String chart, String privateRange, String... settings)
            throws InterruptedException {
        var words =
                new ArrayList<>(
                        List.of(
                                "upgrade",
                                "--install",
                                "platform",
                                chart,
                                "--namespace",
                                NAMESPACE,
                                "--create-namespace",
                                "--wait",
                                "--timeout",
                                "5m",
                                "--set",
                                "image.tag=dev,image.pullPolicy=Never,runner.image=actions-gateway/runner-sim:dev",
                                "--set",
                                "tenants.allowedPrivateRanges={" + privateRange + "}"));
        run(words, settings);
    }

    /// What a tenant's person brings: a namespace, the App's key, the authority of the simulator.
    void prepare(String namespace, String key, String authority) {
        var client = cluster.client();
        client.resource(
                        new NamespaceBuilder()
                                .withNewMetadata()
                                .withName(namespace)
                                .endMetadata()
                                .build())
                .serverSideApply();
        client.resource(
                        new SecretBuilder()
                                .withNewMetadata()
                                .withNamespace(namespace)
                                .withName("github-app")
                                .endMetadata()
                                .withStringData(Map.of("privateKey", key))
                                .build())
                .serverSideApply();
        client.resource(
                        new ConfigMapBuilder()
                                .withNewMetadata()
                                .withNamespace(namespace)
                                .withName("github-ca")
                                .endMetadata()
                                .withData(Map.of("ca.crt", authority))
                                .build())
                .serverSideApply();
    }

    /// Installs or changes a tenant: `e2e/local/<namespace>.yaml` has its values.
    ///
    /// @param destination the simulator's address, as a range
    void tenant(String namespace, String destination, String... settings)
            throws InterruptedException {
        var words =
                new ArrayList<>(
                        List.of(
                                "upgrade",
                                "--install",
                                namespace,
                                "charts/actions-gateway-tenant",
                                "--namespace",
                                namespace,
                                "--values",
                                "e2e/local/" + namespace + ".yaml",
                                "--set",
                                "platform.namespace=" + NAMESPACE,
                                "--set",
                                "proxy.allowedDestinations={" + destination + "}"));
        run(words, settings);
    }

    private void run(List<String> words, String... settings) throws InterruptedException {
        for (var setting : settings) {
            words.add("--set");
            words.add(setting);
        }
        helm.run(words.toArray(String[]::new));
    }

    @Override
    public void close() {
        helm.close();
    }
}
