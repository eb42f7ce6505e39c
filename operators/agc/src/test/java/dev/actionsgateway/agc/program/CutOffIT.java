package dev.actionsgateway.agc.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.agc.group.Workflows;
import dev.actionsgateway.cluster.ApiServer;
import dev.actionsgateway.cluster.OnCluster;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The controller does not reach the API server any more: its Lease may be another's by now.
@OnCluster
class CutOffIT {
    @TempDir Path folder;

    @Test
    void aControllerThatIsCutOffTakesNothingAndEndsAndItsJobsGoOn(ApiServer server)
            throws InterruptedException {
        try (var site = new Site(server, "cut-off", folder);
                var kubelet = new Kubelet(site.tenant, folder, site.github.trusted());
                var relay = new Relay(URI.create(site.tenant.config().getMasterUrl()))) {
            site.group("team", 3, 3);
            var environment = site.environment(Optional.of(relay.address()));
            long first;
            long second;
            try (var program = AgcProcess.start(environment, List.of(), folder)) {
                first = site.github.dispatch(Workflows.job("sleep 20"));
                Site.await("the worker runs", () -> kubelet.ran().size() == 1);

                relay.cut();
                second = site.github.dispatch(Workflows.HELLO);

                Site.await("the program ends", () -> !program.lives());
                assertThat(kubelet.ran()).hasSize(1);
                assertThat(program.saying("Claimed[")).isEqualTo(1);
            }
            relay.mend();
            try (var next = AgcProcess.start(environment, List.of(), folder)) {
                assertThat(conclusion(site, first)).contains("success");
                assertThat(conclusion(site, second)).contains("success");
                assertThat(kubelet.ran()).hasSize(2);
                assertThat(next.stop()).isZero();
            }
            assertThat(site.github.control.checks().violations()).isEmpty();
        }
    }

    private static Optional<String> conclusion(Site site, long run) throws InterruptedException {
        return site.github.ended(run).run().state().conclusion();
    }
}
