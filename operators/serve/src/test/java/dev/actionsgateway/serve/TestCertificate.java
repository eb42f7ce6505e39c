package dev.actionsgateway.serve;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;

/// A self-signed certificate with its key, and the ways to write them down.
record TestCertificate(X509Certificate certificate, KeyPair keys) {

    static TestCertificate rsa(String name) throws Exception {
        return of(name, "RSA", "SHA256withRSA");
    }

    static TestCertificate ec(String name) throws Exception {
        return of(name, "EC", "SHA256withECDSA");
    }

    static TestCertificate ed25519(String name) throws Exception {
        return of(name, "Ed25519", "Ed25519");
    }

    private static TestCertificate of(String name, String algorithm, String signature)
            throws GeneralSecurityException, OperatorException {
        var generator = KeyPairGenerator.getInstance(algorithm);
        if (algorithm.equals("EC")) {
            generator.initialize(new ECGenParameterSpec("secp384r1"));
        }
        var keys = generator.generateKeyPair();
        var subject = new X500Principal("CN=" + name);
        var holder =
                new JcaX509v3CertificateBuilder(
                                subject,
                                BigInteger.ONE,
                                Date.from(Instant.parse("2020-01-01T00:00:00Z")),
                                Date.from(Instant.parse("2120-01-01T00:00:00Z")),
                                subject,
                                keys.getPublic())
                        .build(new JcaContentSignerBuilder(signature).build(keys.getPrivate()));
        return new TestCertificate(new JcaX509CertificateConverter().getCertificate(holder), keys);
    }

    String chain() throws IOException {
        return pem(certificate);
    }

    String pkcs8() throws IOException {
        return pem(new JcaPKCS8Generator(keys.getPrivate(), null));
    }

    /// PKCS#1 or SEC 1, as openssl wrote keys for decades.
    String traditional() throws IOException {
        if (!(keys.getPrivate() instanceof ECPrivateKey ec)) {
            return pem(keys.getPrivate());
        }
        var sec1 =
                new org.bouncycastle.asn1.sec.ECPrivateKey(
                        ec.getParams().getOrder().bitLength(),
                        ec.getS(),
                        SECObjectIdentifiers.secp384r1);
        return pem(new PemObject("EC PRIVATE KEY", sec1.getEncoded()));
    }

    /// Puts both where [TlsFiles#in(Path)] looks for them.
    void writeTo(Path directory) throws IOException {
        Files.writeString(directory.resolve("tls.crt"), chain());
        Files.writeString(directory.resolve("tls.key"), pkcs8());
    }

    private static String pem(Object item) throws IOException {
        var text = new StringWriter();
        try (var writer = new JcaPEMWriter(text)) {
            writer.writeObject(item);
        }
        return text.toString();
    }
}
