package dev.actionsgateway.webhook.certs;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.stream.Collectors.joining;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/// Certificates and keys as text.
final class Pem {
    private static final String CERTIFICATE = "CERTIFICATE";
    private static final String KEY = "PRIVATE KEY";
    private static final int LINE = 64;

    private Pem() {}

    static String of(List<X509Certificate> certificates) {
        return certificates.stream().map(Pem::of).collect(joining());
    }

    static String of(X509Certificate certificate) {
        try {
            return armoured(CERTIFICATE, certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a certificate cannot be written", e);
        }
    }

    static String of(PrivateKey key) {
        return armoured(KEY, key.getEncoded());
    }

    /// @throws GeneralSecurityException if it holds anything else
    static List<X509Certificate> certificates(String text) throws GeneralSecurityException {
        var in = new ByteArrayInputStream(text.getBytes(US_ASCII));
        return CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                .map(X509Certificate.class::cast)
                .toList();
    }

    /// @throws GeneralSecurityException if it is no key of ours
    static PrivateKey key(String text) throws GeneralSecurityException {
        var base64 = text.replaceAll("-----[A-Z ]+-----", "");
        try {
            var der = Base64.getMimeDecoder().decode(base64);
            return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (IllegalArgumentException _) { // its words might hold something of the key
            throw new GeneralSecurityException("the key is not in base64");
        }
    }

    private static String armoured(String label, byte[] der) {
        var encoder = Base64.getMimeEncoder(LINE, "\n".getBytes(US_ASCII));
        return "-----BEGIN %s-----%n%s%n-----END %s-----%n"
                .formatted(label, encoder.encodeToString(der), label)
                .replace(System.lineSeparator(), "\n");
    }
}
