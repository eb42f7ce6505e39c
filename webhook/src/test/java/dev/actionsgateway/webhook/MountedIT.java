package dev.actionsgateway.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.cluster.ApiServer;
import dev.actionsgateway.cluster.OnCluster;
import dev.actionsgateway.webhook.certs.Lifetimes;
import dev.actionsgateway.webhook.certs.TestPair;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody else, as cert-manager, makes the certificates and tells the API server.
@OnCluster
class MountedIT {
    @TempDir private Path folder;

    @Test
    void aMountedCertificateIsServedAndItsSuccessorToo(ApiServer server) throws Exception {
        var pair = new TestPair();
        pair.writeTo(folder);
        var environment = Site.environment(folder);
        List.of("SERVICE", "CONFIGURATION", "CERTIFICATES").forEach(environment::remove);
        environment.put("CERTIFICATES_FOLDER", folder.toString());

        try (var site = new Site(server);
                var webhook =
                        Webhook.start(
                                site, environment, Lifetimes.standard(), InstantSource.system())) {
            var first = Shown.at(webhook.port(), pair.bundle());
            site.configure(webhook.port(), pair.bundle());
            site.tenant("mounted");
            var jane = site.as(Site.JANE);
            Site.await(
                    "the API server calls the webhook",
                    () -> Site.tried(jane, "mounted", Yaml.gateway("acme", "")).isEmpty());

            pair.writeTo(folder);

            Site.await(
                    "the next certificate is shown",
                    () -> !Shown.unverified(webhook.port()).equals(first));
            assertThat(Shown.at(webhook.port(), pair.bundle())).isNotEqualTo(first);
            assertThat(Site.tried(jane, "mounted", Yaml.gateway("acme", ""))).isEmpty();
            assertThat(site.bundle()).isEqualTo(pair.bundle());
            site.unconfigure();
        }
    }
}
