package dev.actionsgateway.proxy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// A real TLS server on `localhost`, with a certificate of its own.
final class TlsSite implements AutoCloseable {
    private static final char[] PASSWORD = "changeit".toCharArray();

    private final HttpsServer server;
    private final KeyStore keys;

    private TlsSite(HttpsServer server, KeyStore keys) {
        this.server = server;
        this.keys = keys;
    }

    /// @param pages path to what is answered there
    static TlsSite start(Path folder, Map<String, String> pages) throws Exception {
        var keys = keys(folder.resolve("keys.p12"));
        var server =
                HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(serving(keys)));
        pages.forEach((path, page) ->
                server.createContext(
                        path,
                        exchange -> {
                            var bytes = page.getBytes(UTF_8);
                            exchange.sendResponseHeaders(200, bytes.length);
                            exchange.getResponseBody().write(bytes);
                            exchange.close();
                        }));
        server.start();
        return new TlsSite(server, keys);
    }

    private static KeyStore keys(Path file) throws Exception {
        var tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var command =
                ("%s -genkeypair -alias site -keyalg EC -dname CN=localhost -ext san=dns:localhost"
                                + " -validity 3650 -storetype PKCS12 -storepass %s -keystore %s")
                        .formatted(tool, new String(PASSWORD), file);
        int exit = new ProcessBuilder(command.split(" ", -1)).inheritIO().start().waitFor();
        if (exit != 0) {
            throw new AssertionError("keytool failed");
        }
        return KeyStore.getInstance(file.toFile(), PASSWORD);
    }

    private static SSLContext serving(KeyStore keys) throws GeneralSecurityException {
        var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, PASSWORD);
        var context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }

    /// Believes this site, and no other.
    SSLContext trusting() throws Exception {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setCertificateEntry("site", keys.getCertificate("site"));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    /// Its certificate as a PEM file.
    Path pem(Path folder) throws IOException, GeneralSecurityException {
        var text = Base64.getMimeEncoder().encodeToString(keys.getCertificate("site").getEncoded());
        return Files.writeString(
                folder.resolve("ca.pem"),
                "-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n");
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
