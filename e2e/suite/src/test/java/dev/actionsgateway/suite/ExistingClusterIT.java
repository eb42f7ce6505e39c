package dev.actionsgateway.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.cluster.Cluster;
import dev.actionsgateway.cluster.OnCluster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/// The platform on kind, or on whatever cluster a kubeconfig names.
@OnCluster
@EnabledIfEnvironmentVariable(
        named = "AG_CLUSTER",
        matches = "existing",
        disabledReason =
                "no kind or other cluster is at hand: docs/milestones.md tells how to name one")
class ExistingClusterIT {

    @Test
    void thePlatformIsInstalledAndHelmTestsIt(Cluster.WithNodes cluster)
            throws InterruptedException {
        try (var platform = Platform.on(cluster, "192.0.2.1/32", HelmCharts.now())) {

            var said = platform.helm().run("test", "platform", "--namespace", Platform.NAMESPACE);

            assertThat(said).contains("Succeeded");
        }
    }
}
