package dev.actionsgateway.suite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.cluster.Cluster;
import dev.actionsgateway.cluster.OnCluster;
import dev.actionsgateway.cluster.Variant;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The simulator as an image in the local cluster, as `e2e/local/simulator.yaml` puts it there.
@OnCluster(Variant.BRIDGE)
class SimulatorIT {

    private static SimulatedGitHub github;

    @BeforeAll
    static void install(Cluster.WithNodes cluster) throws Exception {
        github = SimulatedGitHub.in(cluster);
    }

    @Test
    void answersOverTlsAsGitHubDoes() throws Exception {
        try (var https = github.forward(SimulatedGitHub.HTTPS)) {
            var address = "https://localhost:" + https.getLocalPort();

            var open = get(address + "/api/v3/meta");
            var closed = get(address + "/api/v3/orgs/acme/actions/runners");

            assertThat(open.statusCode()).isEqualTo(200);
            assertThat(closed.statusCode()).isEqualTo(401);
        }
    }

    @Test
    void showsItsPage() throws Exception {
        try (var control = github.forward(SimulatedGitHub.CONTROL)) {
            var page = get("http://localhost:" + control.getLocalPort() + "/ui/");

            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains("<html");
        }
    }

    @Test
    void saysHowLongItsStartTook(Cluster.WithNodes cluster) {
        Awaitility.await("it says that it serves")
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() ->
                        assertThat(cluster.client().pods().resource(github.pod()).getLog())
                                .containsPattern("\"startMillis\":\\d+"));
    }

    private static HttpResponse<String> get(String address) throws Exception {
        try (var client = HttpClient.newBuilder().sslContext(trust()).build()) {
            var request =
                    HttpRequest.newBuilder(URI.create(address))
                            .timeout(Duration.ofSeconds(30))
                            .build();
            return client.send(request, BodyHandlers.ofString());
        }
    }

    private static SSLContext trust() throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (var file = new ByteArrayInputStream(github.file("ca.crt").getBytes(UTF_8))) {
            store.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(file));
        }
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
