package dev.actionsgateway.serve;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/// A certificate chain and the private key that belongs to its first certificate.
record Identity(List<X509Certificate> chain, PrivateKey key) {
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    /// Reads both from PEM, and proves that they belong together.
    ///
    /// @throws IllegalArgumentException if they cannot be used; the message holds nothing of the
    ///   key
    static Identity of(TlsFiles.Content pem) {
        try {
            var chain = chain(pem.chain());
            var key = key(pem.key(), chain.getFirst().getPublicKey().getAlgorithm());
            prove(chain.getFirst(), key);
            return new Identity(chain, key);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the certificate or its key cannot be used", e);
        }
    }

    private static List<X509Certificate> chain(String pem) throws GeneralSecurityException {
        var in = new ByteArrayInputStream(pem.getBytes(US_ASCII));
        var chain =
                CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                        .map(X509Certificate.class::cast)
                        .toList();
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("there is no certificate in the file of the chain");
        }
        return chain;
    }

    private static PrivateKey key(String pem, String algorithm) throws GeneralSecurityException {
        int begin = pem.indexOf(BEGIN);
        int end = pem.indexOf(END);
        if (begin < 0 || end < begin) {
            return TraditionalKey.read(pem);
        }
        var der = Base64.getMimeDecoder().decode(pem.substring(begin + BEGIN.length(), end));
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
    }

    private static void prove(X509Certificate certificate, PrivateKey key)
            throws GeneralSecurityException {
        var algorithm =
                switch (key.getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    default -> key.getAlgorithm(); // EdDSA names both
                };
        var signature = Signature.getInstance(algorithm);
        signature.initSign(key);
        signature.update(certificate.getEncoded());
        var signed = signature.sign();
        signature.initVerify(certificate.getPublicKey());
        signature.update(certificate.getEncoded());
        if (!signature.verify(signed)) {
            throw new IllegalArgumentException("the key does not belong to the certificate");
        }
    }
}
