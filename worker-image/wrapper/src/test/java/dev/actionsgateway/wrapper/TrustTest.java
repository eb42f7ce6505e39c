package dev.actionsgateway.wrapper;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A GitHub whose certificate only the company's own bundle knows.
class TrustTest {
    @TempDir private static Path folder;
    private static Certificate certificate;
    private static Hub hub;
    @TempDir Path root;

    @BeforeAll
    static void start() throws Exception {
        certificate = Certificate.in(folder);
        hub = new Hub(certificate);
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void theWorkerAndItsStepsTrustTheGatewaysCertificatesBesidesTheImages() throws Exception {
        var job =
                hub.take(
                        """
                        on: workflow_dispatch
                        jobs:
                          build:
                            runs-on: gw
                            steps: [{run: 'env > environment; cp "$SSL_CERT_FILE" bundle'}]
                        """);
        assertThat(job.message()).contains("https://127.0.0.1:").doesNotContain("http://127.0.0.1");
        var images = Files.writeString(root.resolve("images.pem"), "the image's own");

        try (var pod =
                Pod.of(root, job)
                        .with("SSL_CERT_FILE", images.toString())
                        .with("GIT_SSL_CAINFO", "/tenants.pem")
                        .with("ACTIONS_GATEWAY_CA_FILES", certificate.files().chain().toString())
                        .start()) {
            assertThat(pod.exit()).as(pod.own() + pod.console()).isZero();

            var bundle = pod.home.resolve("ca-bundle.crt");
            assertThat(Pod.read(pod.workspace().resolve("bundle")))
                    .isEqualTo("the image's own\n" + Pod.read(certificate.files().chain()) + "\n");
            assertThat(Pod.read(pod.workspace().resolve("environment")))
                    .contains("NODE_EXTRA_CA_CERTS=" + bundle + "\n")
                    .contains("CURL_CA_BUNDLE=" + bundle + "\n")
                    .contains("GIT_SSL_CAINFO=/tenants.pem\n");
        }
        assertThat(hub.conclusion(job)).isEqualTo("success");
    }
}
