package dev.actionsgateway.gmc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.actionsgateway.cluster.ApiServer;
import dev.actionsgateway.cluster.OnCluster;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Two replicas on a real API server.
@OnCluster
class LeadershipIT {

    @Test
    void oneReplicaLeadsAndTheOtherTakesOverWhenItStops(ApiServer cluster)
            throws InterruptedException {
        var site = Site.on(cluster);
        var first = Managing.start(site, "gmc-one");
        await().atMost(Duration.ofSeconds(60)).until(() -> "gmc-one".equals(holder(site)));
        try (var second = Managing.start(site, "gmc-two")) {
            await().during(Duration.ofSeconds(3))
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> "gmc-one".equals(holder(site)));

            first.close();

            // far below the 15 s that a Lease of a dead leader holds: it was given back
            await().atMost(Duration.ofSeconds(10)).until(() -> "gmc-two".equals(holder(site)));
            assertThat(second.exit.get()).isEqualTo(-1);
        }
        site.helm().close();
    }

    private static String holder(Site site) {
        var lease =
                site.admin()
                        .genericKubernetesResources("coordination.k8s.io/v1", "Lease")
                        .inNamespace(Site.PLATFORM)
                        .withName("actions-gateway-gmc")
                        .get();
        return lease == null ? "" : String.valueOf(lease.<Object>get("spec", "holderIdentity"));
    }
}
