package dev.actionsgateway.gmc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.actionsgateway.cluster.ApiServer;
import dev.actionsgateway.cluster.OnCluster;
import dev.actionsgateway.serve.Check;
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

            await().atMost(Duration.ofSeconds(60)).until(() -> isUp(first));
            assertThat(second.health()).as("one that waits").isEqualTo(new Check.Up());

            first.close();

            // far below the 15 s that a Lease of a dead leader holds: it was given back
            await().atMost(Duration.ofSeconds(10)).until(() -> "gmc-two".equals(holder(site)));
            assertThat(second.exit.get()).isEqualTo(-1);
        }
        site.helm().close();
    }

    @Test
    void aLeaderThatDoesNotSeeTheClusterIsNotReadyAndIsSucceeded(ApiServer cluster)
            throws Exception {
        var site = Site.on(cluster);
        var account = site.account(Site.PLATFORM, "actions-gateway-gmc");
        try (var line = Line.to(account);
                var manager = Managing.start(line.through(account), "gmc-cut-off")) {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> "gmc-cut-off".equals(holder(site)) && isUp(manager));
            try (var waiting = Managing.start(site, "gmc-waiting")) {
                await().atMost(Duration.ofSeconds(60)).until(() -> isUp(waiting));

                line.cut();

                await().atMost(Duration.ofSeconds(30)).until(() -> !isUp(manager));
                // as after a crash: the Lease ends by itself, 15 s after its last renewal
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> "gmc-waiting".equals(holder(site)));
                await().atMost(Duration.ofSeconds(60)).until(() -> manager.exit.get() == 1);
            }
        }
        site.helm().close();
    }

    private static boolean isUp(Managing manager) {
        return manager.health() instanceof Check.Up;
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
