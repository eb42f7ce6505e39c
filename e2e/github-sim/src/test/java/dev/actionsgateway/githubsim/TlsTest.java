package dev.actionsgateway.githubsim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actionsgateway.githubsim.settings.Settings;
import dev.actionsgateway.serve.TlsFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// GitHub's side over TLS with a certificate of a private authority, as in a cluster.
class TlsTest {
    @TempDir Path folder;

    @Test
    void everyAddressThatIsHandedOutBeginsWithHttpsAndAnswersThere()
            throws GeneralSecurityException, IOException, InterruptedException {
        var trust = certificate();
        var files =
                new TlsFiles(
                        folder.resolve("tls.crt"),
                        folder.resolve("tls.key"),
                        Duration.ofSeconds(10));
        var config =
                SimulatorConfig.local(Github.tenants(), Settings.REAL, InstantSource.system())
                        .with(files);
        try (var simulator = Simulator.start(config);
                var github = new Github(simulator, client(trust))) {
            var runner = github.registered("gw-a-0").online();
            assertThat(runner.broker).startsWith("https://127.0.0.1:");
            abandonedPoll(github, runner, trust);
            github.enqueue();

            var job = runner.take();
            assertThat(job.endpoint().text("url").orElse("")).startsWith("https://");
            assertThat(job.endpoint().fields("data").text("FeedStreamUrl").orElse(""))
                    .startsWith("wss://");
            assertThat(job.complete("succeeded").status()).isEqualTo(204);
            github.control(
                    "POST",
                    "/faults",
                    "{\"path\":\"/broker/message\",\"kind\":\"reset\",\"times\":50}");
            assertThatThrownBy(runner::poll).isInstanceOf(UncheckedIOException.class);
            github.control("DELETE", "/faults", "");
            assertThat(github.violations()).isEmpty();
        }
    }

    /// A poll over TLS whose client closes before the job comes.
    private static void abandonedPoll(Github github, TestRunner runner, SSLContext trust)
            throws IOException {
        var socket =
                trust.getSocketFactory()
                        .createSocket(
                                InetAddress.getLoopbackAddress(),
                                github.simulator.base().getPort());
        try (socket) {
            var path =
                    runner.pollUri("Online").substring(github.simulator.base().toString().length());
            var request =
                    "GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: %s\r\n\r\n"
                            .formatted(path, runner.token);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            github.awaitParked(runner);
        }
    }

    private static HttpClient client(SSLContext trust) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(trust)
                .build();
    }

    /// Makes a certificate with the JDK's own tool, writes it as PEM, and trusts it.
    private SSLContext certificate()
            throws GeneralSecurityException, IOException, InterruptedException {
        var store = folder.resolve("store.p12");
        var tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var process =
                new ProcessBuilder(
                                List.of(
                                        tool,
                                        "-genkeypair",
                                        "-alias",
                                        "tls",
                                        "-keyalg",
                                        "EC",
                                        "-dname",
                                        "CN=simulator",
                                        "-ext",
                                        "SAN=ip:127.0.0.1,dns:localhost",
                                        "-storetype",
                                        "PKCS12",
                                        "-storepass",
                                        "changeit",
                                        "-keystore",
                                        store.toString()))
                        .redirectErrorStream(true)
                        .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        var keys = KeyStore.getInstance(store.toFile(), "changeit".toCharArray());
        Pem.write(folder.resolve("tls.crt"), "CERTIFICATE", keys.getCertificate("tls"));
        Pem.write(folder.resolve("tls.key"), keys.getKey("tls", "changeit".toCharArray()));
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("tls", keys.getCertificate("tls"));
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}
