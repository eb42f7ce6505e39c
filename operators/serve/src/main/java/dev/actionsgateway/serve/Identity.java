package dev.actionsgateway.serve;

import java.io.IOException;
import java.io.StringReader;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/// A certificate chain and the private key that belongs to its first certificate.
record Identity(List<X509Certificate> chain, PrivateKey key) {

    /// Reads both from PEM, and proves that they belong together.
    ///
    /// @throws IllegalArgumentException if they cannot be used; the message holds nothing of the
    ///   key
    static Identity of(TlsFiles.Content pem) {
        try {
            var chain = chain(pem.chain());
            var key = key(pem.key());
            prove(chain.getFirst(), key);
            return new Identity(chain, key);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException("the certificate or its key cannot be read", e);
        }
    }

    private static List<X509Certificate> chain(String pem)
            throws IOException, CertificateException {
        var converter = new JcaX509CertificateConverter();
        var chain = new ArrayList<X509Certificate>();
        for (var item : items(pem)) {
            if (item instanceof X509CertificateHolder holder) {
                chain.add(converter.getCertificate(holder));
            }
        }
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("there is no certificate in the file of the chain");
        }
        return List.copyOf(chain);
    }

    private static PrivateKey key(String pem) throws IOException {
        var converter = new JcaPEMKeyConverter();
        for (var item : items(pem)) {
            // Other items may stand before the key: openssl writes "EC PARAMETERS".
            switch (item) {
                case PrivateKeyInfo info -> {
                    return converter.getPrivateKey(info);
                }
                case PEMKeyPair pair -> {
                    return converter.getPrivateKey(pair.getPrivateKeyInfo());
                }
                default -> {}
            }
        }
        throw new IllegalArgumentException("there is no unencrypted private key in its file");
    }

    private static List<Object> items(String pem) throws IOException {
        var items = new ArrayList<Object>();
        try (var parser = new PEMParser(new StringReader(pem))) {
            for (var item = parser.readObject(); item != null; item = parser.readObject()) {
                items.add(item);
            }
        }
        return items;
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
