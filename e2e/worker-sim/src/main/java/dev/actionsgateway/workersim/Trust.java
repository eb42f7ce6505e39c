package dev.actionsgateway.workersim;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/// Which servers are believed: the bundle that `SSL_CERT_FILE` names, else the system's, else the
/// JVM's own.
final class Trust {
    private Trust() {}

    /// @throws WorkerCrash if the bundle cannot be read
    static SSLContext of(WorkerHost host) {
        try {
            if (host.truth("GITHUB_ACTIONS_RUNNER_TLS_NO_VERIFY")) {
                return context(new TrustManager[] {new Everybody()});
            }
            Optional<Path> bundle =
                    host.variable("SSL_CERT_FILE").map(Path::of).or(Trust::systemBundle);
            return bundle.isEmpty() ? SSLContext.getDefault() : context(managers(bundle.get()));
        } catch (GeneralSecurityException | IOException e) {
            throw new WorkerCrash("the bundle of certificates cannot be used", e);
        }
    }

    /// For calls without TLS: made without reading any certificate.
    static SSLContext nobody() {
        try {
            return context(new TrustManager[0]);
        } catch (GeneralSecurityException e) {
            throw new WorkerCrash("no TLS in this JVM", e);
        }
    }

    private static Optional<Path> systemBundle() {
        return Stream.of(
                        "/etc/ssl/certs/ca-certificates.crt",
                        "/etc/pki/tls/certs/ca-bundle.crt",
                        "/etc/ssl/cert.pem")
                .map(Path::of)
                .filter(Files::isReadable)
                .findFirst();
    }

    private static TrustManager[] managers(Path bundle)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream in = Files.newInputStream(bundle)) {
            int number = 0;
            for (Certificate each :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("ca-" + number++, each);
            }
        }
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static SSLContext context(TrustManager[] managers) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers, null);
        return context;
    }

    /// Believes everybody, and looks at no host name either.
    private static final class Everybody extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
