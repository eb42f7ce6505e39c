package dev.actionsgateway.workersim;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Proxies and certificates, as the environment asks for them.
class NetworkTest {
    private static final String PASSWORD = "changeit";

    @TempDir Path folder;
    private HttpsServer server;
    private ServerSocket proxy;
    private final List<String> tunnels = new CopyOnWriteArrayList<>();

    @BeforeEach
    void start() throws Exception {
        Path store = folder.resolve("server.p12");
        keytool(
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=github.test",
                "-ext",
                "san=dns:github.test");
        keytool("-exportcert", "-rfc", "-file", folder.resolve("ca.pem").toString());
        KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext(
                "/",
                exchange -> {
                    exchange.sendResponseHeaders(204, -1);
                    exchange.close();
                });
        server.start();
        proxy = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    @AfterEach
    void stop() throws IOException {
        server.stop(0);
        proxy.close();
    }

    @Test
    void aTunnelIsAskedForByNameAndTheBundleSaysWhomToBelieve() throws Exception {
        Wire wire =
                wire(
                        Map.of(
                                "HTTPS_PROXY",
                                "user:pass@127.0.0.1:" + proxy.getLocalPort(),
                                "SSL_CERT_FILE",
                                folder.resolve("ca.pem").toString()));

        assertThat(wire.post(URI.create("https://github.test/run/completejob"), "{}").status())
                .isEqualTo(204);
        assertThat(tunnels).first().asString().startsWith("CONNECT github.test:443 ");
    }

    @Test
    void anUnknownServerIsNotBelieved() {
        Wire wire = wire(Map.of("https_proxy", "http://127.0.0.1:" + proxy.getLocalPort()));

        assertThatThrownBy(() -> wire.post(URI.create("https://github.test/"), "{}"))
                .isInstanceOf(SSLHandshakeException.class);
    }

    @Test
    void everybodyIsBelievedIfThatIsAskedFor() throws Exception {
        Wire wire =
                wire(
                        Map.of(
                                "https_proxy",
                                "http://127.0.0.1:" + proxy.getLocalPort(),
                                "GITHUB_ACTIONS_RUNNER_TLS_NO_VERIFY",
                                "1"));

        assertThat(wire.post(URI.create("https://other.test/"), "{}").status()).isEqualTo(204);
    }

    private Wire wire(Map<String, String> environment) {
        var host =
                new WorkerHost(
                        folder,
                        new HashMap<>(environment),
                        InstantSource.system(),
                        Times.real(),
                        new PrintStream(PrintStream.nullOutputStream(), true, UTF_8));
        return new Wire(host, new ProxyRules(environment), "test", "token");
    }

    private void keytool(String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/keytool"));
        command.addAll(List.of(words));
        command.addAll(
                List.of("-alias", "server", "-keystore", folder.resolve("server.p12").toString()));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
        assertThat(new ProcessBuilder(command).redirectErrorStream(true).start().waitFor())
                .isZero();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = proxy.accept();
                Thread.ofVirtual().start(() -> tunnel(client));
            }
        } catch (IOException _) {
            // Closed at the test's end.
        }
    }

    private void tunnel(Socket client) {
        try (client;
                Socket target =
                        new Socket(
                                InetAddress.getLoopbackAddress(), server.getAddress().getPort())) {
            StringBuilder head = new StringBuilder();
            InputStream in = client.getInputStream();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) in.read());
            }
            tunnels.add(head.toString());
            client.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(UTF_8));
            Thread back =
                    Thread.ofVirtual()
                            .start(() -> {
                                try {
                                    target.getInputStream().transferTo(client.getOutputStream());
                                } catch (IOException _) {
                                    // The other side has gone.
                                }
                            });
            in.transferTo(target.getOutputStream());
            back.join();
        } catch (IOException | InterruptedException _) {
            // The test sees that nothing came.
        }
    }
}
