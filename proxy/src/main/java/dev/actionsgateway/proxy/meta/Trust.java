package dev.actionsgateway.proxy.meta;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// Whose certificates are believed when GitHub is asked.
public final class Trust {
    private Trust() {}

    /// The JDK's usual authorities, or those of a PEM file instead.
    ///
    /// @throws IllegalArgumentException if the file cannot be used; the message names it
    public static SSLContext of(Optional<Path> pem) {
        try {
            var context = SSLContext.getInstance("TLS");
            var factory =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            if (pem.isPresent()) {
                factory.init(store(pem.get()));
                context.init(null, factory.getTrustManagers(), null);
            } else {
                context.init(null, null, null);
            }
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException(
                    "%s holds no certificates in PEM".formatted(pem.map(Path::toString).orElse("")),
                    e);
        }
    }

    private static KeyStore store(Path pem) throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        int number = 0;
        try (var in = Files.newInputStream(pem)) {
            for (var one : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("ca" + number++, one);
            }
        }
        return store;
    }
}
