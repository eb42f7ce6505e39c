package dev.actionsgateway.probe.doctor;

import java.net.Socket;
import java.security.KeyManagementException;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/// The certificates that a host shows, whoever vouches for them.
///
/// It keeps what it is shown and then breaks the handshake off, so that nothing is ever sent to a
/// host that has not been judged.
final class Shown extends X509ExtendedTrustManager {
    private final AtomicReference<List<X509Certificate>> chain = new AtomicReference<>(List.of());

    /// A context whose every handshake fails, after it was looked at here.
    SSLContext context() {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {this}, null);
            return context;
        } catch (NoSuchAlgorithmException | KeyManagementException e) {
            throw new IllegalStateException("this JDK has no TLS", e);
        }
    }

    /// The chain that was shown since the last call, the host's own first; empty if none was.
    List<X509Certificate> take() {
        return chain.getAndSet(List.of());
    }

    @Override
    public void checkServerTrusted(X509Certificate[] shown, String method)
            throws CertificateException {
        chain.set(List.of(shown));
        throw new CertificateException("looked at, and broken off");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] shown, String method, Socket socket)
            throws CertificateException {
        checkServerTrusted(shown, method);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] shown, String method, SSLEngine engine)
            throws CertificateException {
        checkServerTrusted(shown, method);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] shown, String method)
            throws CertificateException {
        throw new CertificateException("this is a client");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] shown, String method, Socket socket)
            throws CertificateException {
        checkClientTrusted(shown, method);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] shown, String method, SSLEngine engine)
            throws CertificateException {
        checkClientTrusted(shown, method);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
