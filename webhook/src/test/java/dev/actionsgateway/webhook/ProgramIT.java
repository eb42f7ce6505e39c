package dev.actionsgateway.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.cluster.ApiServer;
import dev.actionsgateway.cluster.OnCluster;
import dev.actionsgateway.kit.Nursery;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program as a process, from its start to SIGTERM.
@OnCluster
class ProgramIT {
    @TempDir private Path folder;
    private Site site;

    @BeforeEach
    void cluster(ApiServer server) throws InterruptedException {
        site = new Site(server);
        site.tenant("program");
        site.namespace("program-not-granted");
    }

    @AfterEach
    void remove() {
        site.unconfigure();
        site.close();
    }

    @Test
    void itIsReadyOnceTheApiServerKnowsItSaysWhatItRefusesAndEndsWhatItHasBegun() throws Exception {
        var environment = Site.environment(folder);
        environment.put("KUBECONFIG", site.kubeconfig(folder).toString());
        try (var webhook = WebhookProcess.start(environment, folder);
                var nursery = Nursery.open("clients")) {
            assertThat(webhook.get("/livez").statusCode()).isEqualTo(200);
            assertThat(webhook.get("/readyz").statusCode()).isEqualTo(503);
            site.configure(webhook.port("admission"));
            Site.await("it is ready", () -> isReady(webhook));
            var jane = site.as(Site.JANE);
            Site.await(
                    "it is called",
                    () -> Site.tried(jane, "program", Yaml.gateway("acme", "")).isEmpty());

            var wrong = Yaml.gateway("acme", "proxy: {allowedDestinations: [10.0.0.0/8]}");
            assertThat(Site.tried(jane, "program", wrong)).contains("10.0.0.0/8");
            assertThat(webhook.saying("\"review\""))
                    .singleElement()
                    .asString()
                    .contains("\"verdict\":\"refused\"", "\"rule\":\"private_destination\"")
                    .contains("\"kind\":\"ActionsGateway\"", "\"operation\":\"CREATE\"")
                    .contains(
                            "\"namespace\":\"program\"", "\"name\":\"acme\"", "\"user\":\"jane\"");
            assertThat(webhook.get("/metrics").body())
                    .contains("actions_gateway_webhook_reviews_total{")
                    .contains("rule=\"private_destination\"", "verdict=\"refused\"")
                    .containsPattern("certificate_expiry_seconds[^ ]* 77[0-9]{5}");

            // refused only after three seconds, since a grant may be on its way
            var late =
                    nursery.fork(
                            "late",
                            () ->
                                    Site.tried(
                                            jane, "program-not-granted", Yaml.gateway("acme", "")));
            webhook.sigterm();

            assertThat(late.get()).contains("which no tenant chart has granted");
            assertThat(webhook.exitCode()).isZero();
        }
    }

    private static boolean isReady(WebhookProcess webhook) {
        try {
            return webhook.get("/readyz").statusCode() == 200;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatIsMissingIsSaidAllAtOnce() throws Exception {
        try (var webhook =
                WebhookProcess.start(
                        Map.of("POD_NAMESPACE", "a", "ALLOWED_PRIVATE_RANGES", "ten"), folder)) {
            assertThat(webhook.exitCode()).isEqualTo(2);
            assertThat(webhook.saying("ERROR"))
                    .extracting(line -> line.replaceAll(".*\"message\":\"([^\"]*)\".*", "$1"))
                    .containsExactly(
                            "ALLOWED_PRIVATE_RANGES: 'ten' is no range: write it like 10.20.0.0/16,"
                                    + " without bits behind its length",
                            "MANAGER is missing: set it to the gateway manager's user",
                            "SERVICE is missing: set it to the name of the webhook's Service",
                            "CERTIFICATES is missing: set it to the name of the Secret to keep them in",
                            "CONFIGURATION is missing: set it to the name of the"
                                    + " ValidatingWebhookConfiguration");
        }
    }
}
