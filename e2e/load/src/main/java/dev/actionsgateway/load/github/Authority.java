package dev.actionsgateway.load.github;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// A private certificate authority for one server on the loopback address.
final class Authority {
    private static final X500Name NAME = new X500Name("CN=private authority");

    private final Instant now;
    private final KeyPair keys;
    private final X509Certificate certificate;

    /// A new one, whose certificates are good for a day from `now`.
    Authority(Instant now) {
        this.now = now;
        try {
            keys = pair();
            certificate =
                    signed(
                            builder(1, NAME, keys)
                                    .addExtension(
                                            Extension.basicConstraints,
                                            true,
                                            new BasicConstraints(0)));
        } catch (GeneralSecurityException | CertIOException | OperatorCreationException e) {
            throw new IllegalStateException("no certificate can be made", e);
        }
    }

    /// What a client has to trust.
    String pem() {
        return pem(certificate);
    }

    /// Writes a server's certificate chain and key.
    void serve(Path chain, Path key) throws IOException {
        try {
            var own = pair();
            var names =
                    new GeneralName[] {
                        new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
                        new GeneralName(GeneralName.dNSName, "localhost")
                    };
            var server =
                    signed(
                            builder(2, new X500Name("CN=localhost"), own)
                                    .addExtension(
                                            Extension.subjectAlternativeName,
                                            false,
                                            new GeneralNames(names)));
            Files.writeString(chain, pem(server) + pem());
            Files.writeString(key, pem(new JcaPKCS8Generator(own.getPrivate(), null)));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("no certificate can be made", e);
        }
    }

    /// Anything that PEM has a form for.
    static String pem(Object what) {
        var text = new StringWriter();
        try (var writer = new JcaPEMWriter(text)) {
            writer.writeObject(what);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static KeyPair pair() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1")); // as public servers have them
        return generator.generateKeyPair();
    }

    private JcaX509v3CertificateBuilder builder(long serial, X500Name subject, KeyPair of) {
        var day = Duration.ofDays(1);
        return new JcaX509v3CertificateBuilder(
                NAME,
                BigInteger.valueOf(serial),
                Date.from(now.minus(day)),
                Date.from(now.plus(day)),
                subject,
                of.getPublic());
    }

    private X509Certificate signed(org.bouncycastle.cert.X509v3CertificateBuilder builder)
            throws GeneralSecurityException, OperatorCreationException {
        var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
        return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    }
}
