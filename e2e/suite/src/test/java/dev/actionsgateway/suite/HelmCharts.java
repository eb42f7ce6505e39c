package dev.actionsgateway.suite;

import dev.actionsgateway.cluster.Cluster;
import dev.actionsgateway.cluster.Helm;
import dev.actionsgateway.cluster.Repository;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Our two charts and the true helm, on one cluster.
record HelmCharts(Helm helm, KubernetesClient client) implements AutoCloseable {
    static final String PLATFORM = "charts/actions-gateway";
    static final String TENANT = "charts/actions-gateway-tenant";

    /// Where the platform's release is.
    static final String NAMESPACE = "actions-gateway-system";

    /// The least that a tenant must say.
    static final String LEAST =
            "githubUrl=https://github.com/acme,githubApp.appId=1,githubApp.installationId=2";

    /// Where the charts of this checkout are.
    static Path now() {
        return Repository.root().resolve("charts");
    }

    /// Where those of the commit before the last that changed them are; the same as now where the
    /// checkout has no history, which is said.
    static Path before() throws InterruptedException {
        return Path.of(Repository.run("e2e/local/charts-before"));
    }

    static HelmCharts on(Cluster cluster) throws InterruptedException {
        return new HelmCharts(Helm.on(cluster), cluster.client());
    }

    /// Installs a chart in a namespace, which is made if need be, or upgrades it. The release is
    /// called as its namespace.
    void install(String chart, String namespace, String... settings) throws InterruptedException {
        var words = Stream.of("upgrade", "--install", namespace, chart, "--namespace", namespace);
        run(Stream.concat(words, Stream.of("--create-namespace")), settings);
    }

    /// What a chart renders to, without its tests.
    String rendered(String chart, String namespace, String... settings)
            throws InterruptedException {
        var words =
                Stream.of("template", namespace, chart, "--namespace", namespace, "--skip-tests");
        return run(words, settings);
    }

    String lint(String chart, String... settings) throws InterruptedException {
        return run(Stream.of("lint", "--strict", chart), settings);
    }

    void rollback(String release) throws InterruptedException {
        helm.run("rollback", release, "--namespace", release);
    }

    void uninstall(String release) throws InterruptedException {
        helm.run("uninstall", release, "--namespace", release, "--ignore-not-found");
    }

    /// The objects in this text.
    List<HasMetadata> objects(String yaml) {
        byte[] bytes = ("---\n" + yaml).getBytes(StandardCharsets.UTF_8);
        return client.load(new ByteArrayInputStream(bytes)).items();
    }

    /// The versions of all objects of a release, as the API server has them.
    Map<String, String> versions(String release) throws InterruptedException {
        var versions = new TreeMap<String, String>();
        for (var object : objects(helm.run("get", "manifest", release, "--namespace", release))) {
            var key = object.getKind() + "/" + object.getMetadata().getName();
            var version = client.resource(object).get().getMetadata().getResourceVersion();
            versions.put(key, version);
        }
        return versions;
    }

    void namespace(String name) {
        client.resource(
                        new NamespaceBuilder()
                                .withNewMetadata()
                                .withName(name)
                                .endMetadata()
                                .build())
                .serverSideApply();
    }

    private String run(Stream<String> words, String... settings) throws InterruptedException {
        var all =
                Stream.of(settings)
                        .filter(setting -> !setting.isEmpty())
                        .flatMap(setting -> Stream.of("--set", setting));
        return helm.run(Stream.concat(words, all).toArray(String[]::new));
    }

    @Override
    public void close() {
        helm.close();
    }
}
