package dev.actionsgateway.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import dev.actionsgateway.kit.Nursery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Certificates from files, and what becomes of a listener when they change.
@Timeout(120)
class TlsTest {
    @TempDir private Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RSA PKCS#8",
                "RSA PKCS#1",
                "EC PKCS#8",
                "EC SEC 1",
                "EC SEC 1 after its parameters",
                "Ed25519 PKCS#8"
            })
    void readsEveryFormOfKey(String form) throws Exception {
        var certificate =
                switch (form.substring(0, 2)) {
                    case "RS" -> TestCertificate.rsa("one");
                    case "EC" -> TestCertificate.ec("one");
                    default -> TestCertificate.ed25519("one");
                };
        var key = form.endsWith("PKCS#8") ? certificate.pkcs8() : certificate.traditional();
        var parameters =
                "-----BEGIN EC PARAMETERS-----\nBgUrgQQAIg==\n-----END EC PARAMETERS-----\n";
        Files.writeString(directory.resolve("tls.crt"), certificate.chain());
        Files.writeString(
                directory.resolve("tls.key"), form.endsWith("parameters") ? parameters + key : key);

        try (var server = serve()) {
            assertThat(TlsClient.nameOf(server.port("api"), "TLSv1.3")).isEqualTo("CN=one");
            assertThat(TlsClient.nameOf(server.port("api"), "TLSv1.2")).isEqualTo("CN=one");
        }
    }

    @Test
    void theWholeChainIsRead() throws Exception {
        var leaf = TestCertificate.ec("leaf");
        var issuer = TestCertificate.ec("issuer");

        var identity =
                Identity.of(new TlsFiles.Content(leaf.chain() + issuer.chain(), leaf.pkcs8()));

        assertThat(identity.chain()).containsExactly(leaf.certificate(), issuer.certificate());
    }

    @Test
    void aClientThatStopsInItsHandshakeIsNotAwaitedForEver() throws Exception {
        TestCertificate.ec("one").writeTo(directory);
        var listener = Fixture.api(_ -> {}).with(TlsFiles.in(directory));
        var impatient = listener.patient(Duration.ofMillis(100));
        try (var server = Server.start(Fixture.plan(impatient, Drain.unsettled()));
                var wire = new Wire(server.port("api"))) {
            wire.send("\u0016\u0003\u0001").rest();
        }
    }

    @Test
    void aRenewedSecretIsServedWithoutARestart() throws Exception {
        mount(TestCertificate.ec("old"), "..1");
        try (var server = serve()) {
            int port = server.port("api");
            assertThat(TlsClient.nameOf(port)).isEqualTo("CN=old");

            mount(TestCertificate.rsa("new"), "..2");

            Running.await("renewed", () -> TlsClient.nameOf(port).equals("CN=new"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "no certificate", "another's key", "no file"})
    void whatCannotBeUsedIsReportedOnceAndTheOldCertificateStays(String broken) throws Exception {
        TestCertificate.ec("old").writeTo(directory);
        try (var lines = LogLines.listen();
                var server = serve()) {
            int port = server.port("api");

            breakIt(broken);
            Running.await("reported", () -> !lines.from(Level.ERROR).isEmpty());
            assertThat(TlsClient.nameOf(port)).isEqualTo("CN=old");
            assertThat(lines.events().toString()).doesNotContain("PRIVATE");

            TestCertificate.ec("new").writeTo(directory);
            Running.await("renewed", () -> TlsClient.nameOf(port).equals("CN=new"));
            assertThat(lines.from(Level.ERROR))
                    .containsOnly("the new certificate cannot be used: the old one stays");
        }
    }

    private void breakIt(String how) throws Exception {
        switch (how) {
            case "garbage" -> Files.writeString(directory.resolve("tls.key"), "garbage");
            case "no certificate" -> Files.writeString(directory.resolve("tls.crt"), "");
            case "another's key" ->
                    Files.writeString(
                            directory.resolve("tls.key"), TestCertificate.ec("x").pkcs8());
            default -> Files.delete(directory.resolve("tls.crt"));
        }
    }

    @Test
    void noHandshakeFailsWhileTheCertificateChangesAllTheTime() throws Exception {
        var ec = TestCertificate.ec("ec");
        var rsa = TestCertificate.rsa("rsa");
        ec.writeTo(directory);
        try (var server = serve();
                var nursery = Nursery.open("clients")) {
            List<Future<Boolean>> clients = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                clients.add(nursery.fork("client", () -> answersAgainAndAgain(server)));
            }
            while (clients.stream().anyMatch(client -> !client.isDone())) {
                rsa.writeTo(directory);
                ec.writeTo(directory);
            }
            nursery.join();
        }
    }

    private static boolean answersAgainAndAgain(Server server) throws Exception {
        for (int i = 0; i < 30; i++) {
            assertThat(TlsClient.nameOf(server.port("api"))).startsWith("CN=");
        }
        return true;
    }

    @Test
    void aCertificateThatCannotBeUsedFailsTheStart() throws Exception {
        var one = TestCertificate.ec("one");
        one.writeTo(directory);
        Files.writeString(directory.resolve("tls.key"), TestCertificate.ec("two").pkcs8());
        assertThatThrownBy(this::serve)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the key does not belong to the certificate");

        var encrypted = one.pkcs8().replace("PRIVATE", "ENCRYPTED PRIVATE");
        Files.writeString(directory.resolve("tls.key"), encrypted);
        assertThatThrownBy(this::serve).isInstanceOf(IllegalArgumentException.class);

        Files.delete(directory.resolve("tls.key"));
        assertThatThrownBy(this::serve).isInstanceOf(UncheckedIOException.class);
    }

    private Server serve() {
        var files =
                new TlsFiles(
                        directory.resolve("tls.crt"),
                        directory.resolve("tls.key"),
                        Duration.ofMillis(5));
        var listener = Fixture.api(r -> r.get("/hello", (_, response) -> response.send("hello")));
        return Server.start(Fixture.plan(listener.with(files), Drain.unsettled()));
    }

    /// As the kubelet does: files are links through `..data`, which is swapped in one move.
    private void mount(TestCertificate certificate, String version) throws IOException {
        var data = Files.createDirectory(directory.resolve(version));
        certificate.writeTo(data);
        var next = Files.createSymbolicLink(directory.resolve("..next"), data.getFileName());
        Files.move(next, directory.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
        for (var name : List.of("tls.crt", "tls.key")) {
            if (!Files.exists(directory.resolve(name))) {
                Files.createSymbolicLink(directory.resolve(name), Path.of("..data", name));
            }
        }
    }
}
