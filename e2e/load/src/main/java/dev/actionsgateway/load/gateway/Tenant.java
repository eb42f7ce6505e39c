package dev.actionsgateway.load.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.actionsgateway.cluster.ApiServer;
import dev.actionsgateway.cluster.CustomResources;
import dev.actionsgateway.kit.Nursery;
import dev.actionsgateway.load.github.SimulatorProcess;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/// A tenant's namespace as its administrator sees it.
///
/// @param client the administrator's
record Tenant(KubernetesClient client) {
    static final String NAMESPACE = "load";
    static final String GATEWAY = "acme";
    private static final int ABREAST = 16;

    /// Our resources, and a namespace whose gateway is the simulator's tenant.
    static Tenant install(ApiServer server, SimulatorProcess github) {
        var tenant = new Tenant(server.client());
        CustomResources.install(server.client());
        var text = text("tenant.yaml").replace("URL", github.target().url().toString());
        tenant.apply(text);
        tenant.credentials(github);
        return tenant;
    }

    /// How the group of this number is called, and its one label.
    static String group(int number) {
        return "group-" + number;
    }

    /// Makes the groups from `first` to before `end`, some at a time.
    void groups(int first, int end) throws InterruptedException {
        var text = text("group.yaml");
        try (var nursery = Nursery.open("groups")) {
            var lanes = new ArrayList<Future<?>>();
            for (int lane = 0; lane < ABREAST; lane++) {
                int begin = first + lane;
                lanes.add(
                        nursery.fork(
                                "lane-" + lane,
                                () -> {
                                    IntStream.iterate(begin, n -> n < end, n -> n + ABREAST)
                                            .forEach(n -> apply(text.replace("NAME", group(n))));
                                    return null;
                                }));
            }
            for (var lane : lanes) {
                lane.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a group could not be made", e.getCause());
        }
    }

    /// How many worker pods there are.
    long workers() {
        return client.pods().inNamespace(NAMESPACE).list().getItems().size();
    }

    private void credentials(SimulatorProcess github) {
        client.resource(
                        new SecretBuilder()
                                .withNewMetadata()
                                .withNamespace(NAMESPACE)
                                .withName("github-app")
                                .endMetadata()
                                .withStringData(Map.of("privateKey", github.appKey()))
                                .build())
                .serverSideApply();
        client.resource(
                        new ConfigMapBuilder()
                                .withNewMetadata()
                                .withNamespace(NAMESPACE)
                                .withName("github-ca")
                                .endMetadata()
                                .withData(Map.of("ca.crt", github.authority()))
                                .build())
                .serverSideApply();
    }

    private void apply(String yaml) {
        client.load(new ByteArrayInputStream(yaml.getBytes(UTF_8))).serverSideApply();
    }

    private static String text(String name) {
        try (InputStream in = Objects.requireNonNull(Tenant.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
