package dev.actionsgateway.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.metrics.v1beta1.PodMetrics;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// What a local node can do: each of it is needed by a later test.
@OnCluster(Variant.BRIDGE)
class NodeClusterIT {

    @Test
    void runsAPodFromAnImageMadeHere(Cluster.WithNodes cluster) throws InterruptedException {
        TestPods pods = TestPods.on(cluster);
        pods.namespace("images");

        String printed = pods.run("images", "hello", Optional.empty(), "echo hello; id -u");

        assertThat(printed).isEqualTo("hello\n0\nSucceeded");
    }

    @Test
    void resolvesTheNameOfAServiceInsideAPod(Cluster.WithNodes cluster)
            throws InterruptedException {
        TestPods pods = TestPods.on(cluster);
        pods.namespace("names");

        String printed =
                pods.run(
                        "names",
                        "lookup",
                        Optional.empty(),
                        "nslookup kubernetes.default.svc.cluster.local");

        String address =
                cluster.client()
                        .services()
                        .inNamespace("default")
                        .withName("kubernetes")
                        .get()
                        .getSpec()
                        .getClusterIP();
        assertThat(printed).contains(address).endsWith("Succeeded");
    }

    @Test
    void measuresTheCpuOfAPod(Cluster.WithNodes cluster) throws InterruptedException {
        TestPods pods = TestPods.on(cluster);
        pods.namespace("metrics");
        pods.start("metrics", "busy", Map.of(), "while true; do :; done");

        BigDecimal cores =
                Awaitility.await("metrics-server measures the pod")
                        .atMost(Duration.ofSeconds(90))
                        .until(() -> cores(cluster.client()), Optional::isPresent)
                        .orElseThrow();

        assertThat(cores).isPositive();
        cluster.client().pods().inNamespace("metrics").withName("busy").delete();
    }

    @Test
    void runsAPodUnderGVisor(Cluster.WithNodes cluster) throws InterruptedException {
        TestPods pods = TestPods.on(cluster);
        pods.namespace("sandboxes");

        String printed = pods.run("sandboxes", "inside", Optional.of("gvisor"), "dmesg");

        assertThat(printed).contains("Starting gVisor").endsWith("Succeeded");
    }

    private static Optional<BigDecimal> cores(KubernetesClient client) {
        try {
            PodMetrics metrics = client.top().pods().metrics("metrics", "busy");
            return metrics.getContainers().stream()
                    .flatMap(container -> Stream.ofNullable(container.getUsage().get("cpu")))
                    .map(Quantity::getNumericalAmount)
                    .filter(cpu -> cpu.signum() > 0)
                    .findFirst();
        } catch (KubernetesClientException _) {
            return Optional.empty(); // not measured yet
        }
    }
}
