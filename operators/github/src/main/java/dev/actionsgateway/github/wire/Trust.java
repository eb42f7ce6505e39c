package dev.actionsgateway.github.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/// Whose certificates are believed.
public final class Trust {
    private Trust() {}

    /// The authorities of this JDK and nobody else.
    public static SSLContext usual() {
        try {
            return SSLContext.getDefault();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no TLS", e);
        }
    }

    /// The authorities of this JDK, and those of a PEM bundle.
    ///
    /// @throws IllegalArgumentException if the bundle holds no certificate or a broken one
    public static SSLContext with(String bundle) {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            int number = 0;
            for (var one : both(certificates(bundle))) {
                store.setCertificateEntry("ca-" + number++, one);
            }
            var trust = factory(store);
            var context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("no certificates can be read from the bundle", e);
        }
    }

    private static Iterable<Certificate> both(Collection<? extends Certificate> own)
            throws GeneralSecurityException {
        if (own.isEmpty()) {
            throw new GeneralSecurityException("there are none");
        }
        var usual =
                Arrays.stream(factory(null).getTrustManagers())
                        .filter(X509TrustManager.class::isInstance)
                        .flatMap(m -> Arrays.stream(((X509TrustManager) m).getAcceptedIssuers()));
        return Stream.<Certificate>concat(usual, own.stream()).toList();
    }

    private static Collection<? extends Certificate> certificates(String bundle)
            throws GeneralSecurityException {
        return CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(bundle.getBytes(US_ASCII)));
    }

    private static TrustManagerFactory factory(@Nullable KeyStore store)
            throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory;
    }
}
