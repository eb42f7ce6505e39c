package dev.actionsgateway.agc.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.agc.group.Workflows;
import dev.actionsgateway.cluster.ApiServer;
import dev.actionsgateway.cluster.OnCluster;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A webhook of the cluster stands between a job that was claimed and its worker.
@OnCluster
class WebhookIT {
    @TempDir Path folder;

    @Test
    void aJobWhoseWorkerAWebhookRefusesIsConcludedAtOnceWithTheReason(ApiServer server)
            throws InterruptedException {
        try (var site = new Site(server, "refused", folder);
                var webhook = new Objector(site, Optional.of("no workers on Fridays"))) {
            webhook.answer();
            site.group("team", 1, 1);
            try (var program = program(site)) {
                long run = site.github.dispatch(Workflows.HELLO);

                var page = site.github.ended(run);

                assertThat(page.run().state().conclusion()).contains("failure");
                assertThat(page.jobs().getFirst().annotations())
                        .anySatisfy(said ->
                                assertThat(said.message()).contains("no workers on Fridays"));
                assertThat(webhook.asked()).isEqualTo(1);
                assertThat(program.stop()).isZero();
            }
            assertThat(site.github.control.checks().violations()).isEmpty();
        }
    }

    @Test
    void aJobWaitsForAWebhookThatIsDownAndRunsOnceItAnswers(ApiServer server)
            throws InterruptedException {
        try (var site = new Site(server, "down", folder);
                var webhook = new Objector(site, Optional.empty());
                var kubelet = new Kubelet(site.tenant, folder, site.github.trusted())) {
            site.group("team", 1, 1);
            try (var program = program(site)) {
                long run = site.github.dispatch(Workflows.HELLO);
                Site.await("the job is claimed", () -> program.saying("stage=STORED") == 1);
                assertThat(kubelet.ran()).isEmpty();

                webhook.answer();

                assertThat(site.github.ended(run).run().state().conclusion()).contains("success");
                assertThat(kubelet.ran()).hasSize(1);
                assertThat(program.stop()).isZero();
            }
            assertThat(site.github.control.checks().violations()).isEmpty();
        }
    }

    private AgcProcess program(Site site) {
        return AgcProcess.start(site.environment(Optional.empty()), List.of(), folder);
    }
}
