package dev.actionsgateway.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// The Cilium variant enforces NetworkPolicies: denial is seen, and its allowed neighbour passes.
@OnCluster(Variant.CILIUM)
class NetworkPolicyIT {

    private static final String NAMESPACE = "policies";
    private static final String READ = "nc -w 3 %s 8080 < /dev/null";

    @Test
    void aPolicyDeniesAndItsAllowedNeighbourPasses(Cluster.WithNodes cluster)
            throws InterruptedException {
        TestPods pods = TestPods.on(cluster);
        pods.namespace(NAMESPACE);
        String server = server(cluster, pods);

        assertThat(pods.run(NAMESPACE, "before", Map.of(), READ.formatted(server)))
                .as("without a policy everybody passes")
                .isEqualTo("served\nSucceeded");

        admitOnlyFriends(cluster);

        assertThat(pods.run(NAMESPACE, "stranger", Map.of(), READ.formatted(server)))
                .endsWith("Failed")
                .doesNotContain("served");
        assertThat(pods.run(NAMESPACE, "friend", Map.of("role", "friend"), READ.formatted(server)))
                .isEqualTo("served\nSucceeded");
    }

    private static String server(Cluster.WithNodes cluster, TestPods pods) {
        Pod pod =
                pods.start(
                        NAMESPACE,
                        "server",
                        Map.of("role", "server"),
                        "nc -ll -p 8080 -e echo served");
        return cluster.client()
                .resource(pod)
                .waitUntilReady(60, TimeUnit.SECONDS)
                .getStatus()
                .getPodIP();
    }

    private static void admitOnlyFriends(Cluster.WithNodes cluster) {
        cluster.client()
                .resource(
                        new NetworkPolicyBuilder()
                                .withNewMetadata()
                                .withName("only-friends")
                                .withNamespace(NAMESPACE)
                                .endMetadata()
                                .withNewSpec()
                                .withNewPodSelector()
                                .addToMatchLabels("role", "server")
                                .endPodSelector()
                                .withPolicyTypes("Ingress")
                                .addNewIngress()
                                .addNewFrom()
                                .withNewPodSelector()
                                .addToMatchLabels("role", "friend")
                                .endPodSelector()
                                .endFrom()
                                .addNewPort()
                                .withPort(new IntOrString(8080))
                                .endPort()
                                .endIngress()
                                .endSpec()
                                .build())
                .create();
    }
}
