package dev.actionsgateway.serve;

import dev.actionsgateway.kit.Nursery;
import io.helidon.common.tls.Tls;
import java.security.GeneralSecurityException;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the certificate of one listener up to date with its files.
///
/// It compares contents, not times: a Kubernetes mount swaps a symbolic link. Helidon's own
/// `reloadTls` fails on a context that was not built from a trust list, hence the own key manager.
final class TlsReload {
    private static final Logger log = LoggerFactory.getLogger(TlsReload.class);

    private final TlsFiles files;
    private final SwappableKeys keys;
    private TlsFiles.Content tried; // only the polling thread looks at it after the start

    private TlsReload(TlsFiles files) {
        this.files = files;
        this.tried = files.read();
        this.keys = new SwappableKeys(Identity.of(tried));
    }

    /// Reads the files now, and again at every poll until the nursery ends.
    ///
    /// @throws IllegalArgumentException if what they hold cannot be used
    /// @throws java.io.UncheckedIOException if they cannot be read
    static Tls start(TlsFiles files, Nursery nursery) {
        var reload = new TlsReload(files);
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {reload.keys}, null, null);
            var _ = nursery.fork("tls " + files.chain(), reload::poll);
            return Tls.builder()
                    .sslContext(context)
                    .endpointIdentificationAlgorithm(Tls.ENDPOINT_IDENTIFICATION_NONE)
                    .build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no TLS", e);
        }
    }

    private Void poll() throws InterruptedException {
        while (true) {
            Thread.sleep(files.poll());
            look();
        }
    }

    private void look() {
        try {
            var found = files.read();
            if (!found.equals(tried)) {
                tried = found; // a broken one is reported once, not at every poll
                keys.swap(Identity.of(found));
                log.atInfo().addKeyValue("chain", files.chain()).log("certificate renewed");
            }
        } catch (RuntimeException e) {
            log.atError()
                    .addKeyValue("chain", files.chain())
                    .setCause(e)
                    .log("the new certificate cannot be used: the old one stays");
        }
    }
}
