package dev.actionsgateway.webhook.certs;

import dev.actionsgateway.kit.net.Literals;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// Makes authorities and certificates: P-256, signed with SHA-256.
///
/// @param lifetimes how long they live
/// @param clock from when on
/// @param random keys and numbers
record Issuer(Lifetimes lifetimes, InstantSource clock, SecureRandom random) {
    private static final String SIGNATURE = "SHA256withECDSA";
    private static final int SERIAL_BITS = 128;

    /// A new authority.
    Signed authority() {
        var keys = keys();
        var serial = serial();
        // its name must differ from its predecessor's: the API server finds an issuer by name
        var name = new X500Principal("CN=actions-gateway webhook authority " + serial.toString(36));
        try {
            var builder = builder(serial, name, name, keys, lifetimes.authority());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
            return signed(builder, keys.getPrivate(), keys.getPrivate());
        } catch (CertIOException e) {
            throw new IllegalStateException("an authority cannot be made", e);
        }
    }

    /// A new server certificate.
    ///
    /// @param hosts names and addresses that it is good for; the first is its own name
    Signed server(Signed authority, List<String> hosts) {
        var keys = keys();
        var names = hosts.stream().map(Issuer::name).toArray(GeneralName[]::new);
        try {
            var builder =
                    builder(
                            serial(),
                            authority.certificate().getSubjectX500Principal(),
                            new X500Principal("CN=actions-gateway webhook"),
                            keys,
                            lifetimes.server());
            builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            builder.addExtension(
                    Extension.extendedKeyUsage,
                    false,
                    new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
            return signed(builder, authority.key(), keys.getPrivate());
        } catch (CertIOException e) {
            throw new IllegalStateException("a certificate cannot be made", e);
        }
    }

    private JcaX509v3CertificateBuilder builder(
            BigInteger serial,
            X500Principal issuer,
            X500Principal subject,
            KeyPair keys,
            Duration life) {
        Instant now = clock.instant();
        return new JcaX509v3CertificateBuilder(
                issuer,
                serial,
                Date.from(now.minus(lifetimes.backdated())),
                Date.from(now.plus(life)),
                subject,
                keys.getPublic());
    }

    private static Signed signed(
            JcaX509v3CertificateBuilder builder, PrivateKey signer, PrivateKey own) {
        try {
            var holder = builder.build(new JcaContentSignerBuilder(SIGNATURE).build(signer));
            return new Signed(new JcaX509CertificateConverter().getCertificate(holder), own);
        } catch (OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException("this JVM cannot sign with P-256", e);
        }
    }

    private KeyPair keys() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no P-256", e);
        }
    }

    private BigInteger serial() {
        return new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS - 2);
    }

    private static GeneralName name(String host) {
        int kind = Literals.parse(host).isPresent() ? GeneralName.iPAddress : GeneralName.dNSName;
        return new GeneralName(kind, host);
    }
}
