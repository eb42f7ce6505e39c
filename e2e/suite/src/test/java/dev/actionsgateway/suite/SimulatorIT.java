package dev.actionsgateway.suite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.cluster.Cluster;
import dev.actionsgateway.cluster.OnCluster;
import dev.actionsgateway.cluster.Repository;
import dev.actionsgateway.cluster.Variant;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The simulator as an image in the local cluster, as `e2e/local/simulator.yaml` puts it there.
@OnCluster(Variant.BRIDGE)
class SimulatorIT {

    private static final String NAMESPACE = "github";
    private static final int HTTPS = 8443;
    private static final int CONTROL = 8081;

    @TempDir private static Path secrets;
    private static Pod pod;

    @BeforeAll
    static void install(Cluster.WithNodes cluster) throws Exception {
        cluster.load(Repository.run("images/build", "github-sim"));
        Repository.run("e2e/local/secrets", secrets.toString());
        var client = cluster.client();
        credentials(client);
        client.load(Files.newInputStream(Repository.root().resolve("e2e/local/simulator.yaml")))
                .serverSideApply();
        pod = ready(client);
    }

    @Test
    void answersOverTlsAsGitHubDoes(Cluster.WithNodes cluster) throws Exception {
        try (var github = cluster.client().pods().resource(pod).portForward(HTTPS)) {
            var address = "https://localhost:" + github.getLocalPort();

            var open = get(address + "/api/v3/meta");
            var closed = get(address + "/api/v3/orgs/acme/actions/runners");

            assertThat(open.statusCode()).isEqualTo(200);
            assertThat(closed.statusCode()).isEqualTo(401);
        }
    }

    @Test
    void showsItsPage(Cluster.WithNodes cluster) throws Exception {
        try (var control = cluster.client().pods().resource(pod).portForward(CONTROL)) {
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
                        assertThat(cluster.client().pods().resource(pod).getLog())
                                .containsPattern("\"startMillis\":\\d+"));
    }

    private static Pod ready(KubernetesClient client) throws Exception {
        Predicate<Pod> ready = Readiness.getInstance()::isReady;
        return client
                .pods()
                .inNamespace(NAMESPACE)
                .withLabel("app.kubernetes.io/name", "github-sim")
                .informOnCondition(pods -> pods.stream().anyMatch(ready))
                .get(3, TimeUnit.MINUTES)
                .stream()
                .filter(ready)
                .findFirst()
                .orElseThrow();
    }

    private static void credentials(KubernetesClient client) throws IOException {
        client.resource(
                        new NamespaceBuilder()
                                .withNewMetadata()
                                .withName(NAMESPACE)
                                .endMetadata()
                                .build())
                .serverSideApply();
        client.resource(
                        new SecretBuilder()
                                .withNewMetadata()
                                .withNamespace(NAMESPACE)
                                .withName("github-sim-tls")
                                .endMetadata()
                                .withStringData(
                                        Map.of(
                                                "tls.crt", read("tls.crt"),
                                                "tls.key", read("tls.key")))
                                .build())
                .serverSideApply();
        client.resource(
                        new ConfigMapBuilder()
                                .withNewMetadata()
                                .withNamespace(NAMESPACE)
                                .withName("app-public-key")
                                .endMetadata()
                                .withData(Map.of("app.pub.pem", read("app.pub.pem")))
                                .build())
                .serverSideApply();
    }

    private static String read(String name) throws IOException {
        return Files.readString(secrets.resolve(name), UTF_8);
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
        try (var file = Files.newInputStream(secrets.resolve("ca.crt"))) {
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
