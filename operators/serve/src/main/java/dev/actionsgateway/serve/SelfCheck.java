package dev.actionsgateway.serve;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The end of a `Main` that was called with `--check`: the program starts whole on free loopback
/// ports, is asked for its health, its metrics and whatever else is given, and stops. It proves an
/// image, and it trains the AOT cache with the classes that a start needs. A listener whose
/// certificate is there is asked over TLS; without one it is plain.
public final class SelfCheck {
    private static final Logger log = LoggerFactory.getLogger(SelfCheck.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private SelfCheck() {}

    /// A path to ask for.
    ///
    /// @param listener the name of the listener to ask
    /// @param path what to GET there; every answer below 500 will do
    public record Get(String listener, String path) {}

    /// Runs the check.
    ///
    /// @return the exit code: 0 if all was answered and the stop went well, else 1
    public static int run(ServerPlan plan, Get... more) {
        var gets = new ArrayList<Get>();
        for (var path : List.of("/livez", "/readyz", "/metrics")) {
            gets.add(new Get(Server.MANAGEMENT, path));
        }
        plan.management().threads().ifPresent(_ -> gets.add(new Get(Server.THREADS, "/threads")));
        gets.addAll(List.of(more));
        var trial = plan.onLoopback();
        var server = Server.start(trial);
        server.requestStop(gets.stream().allMatch(get -> answers(server, trial, get)) ? 0 : 1);
        return server.runUntilStopped();
    }

    private static boolean answers(Server server, ServerPlan plan, Get get) {
        try {
            int status = status(server.port(get.listener()), plan.tls(get.listener()), get.path());
            log.atInfo()
                    .addKeyValue("listener", get.listener())
                    .addKeyValue("path", get.path())
                    .addKeyValue("status", status)
                    .log("checked");
            return status < 500 || get.path().equals("/readyz"); // not ready is an answer, too
        } catch (IOException | RuntimeException e) {
            log.atError().addKeyValue("path", get.path()).setCause(e).log("check failed");
            return false;
        }
    }

    private static int status(int port, Optional<TlsFiles> tls, String path) throws IOException {
        try (var socket = connect(port, tls)) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            var request =
                    "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
            return Integer.parseInt(answer.split(" ", 3)[1]);
        }
    }

    private static Socket connect(int port, Optional<TlsFiles> tls) throws IOException {
        var loopback = InetAddress.getLoopbackAddress();
        return tls.isEmpty()
                ? new Socket(loopback, port)
                : trusting(tls.get()).getSocketFactory().createSocket(loopback, port);
    }

    /// Trusts the very certificate that the listener shows, and no other.
    private static SSLContext trusting(TlsFiles files) {
        try {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry("listener", Identity.of(files.read()).chain().getFirst());
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            var context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("this JVM has no TLS", e);
        }
    }
}
