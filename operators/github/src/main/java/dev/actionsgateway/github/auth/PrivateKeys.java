package dev.actionsgateway.github.auth;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPrivateKey;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMException;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;

/// RSA private keys as PEM text: PKCS#1, as GitHub hands them out, and PKCS#8.
public final class PrivateKeys {
    private static final int LEAST_BITS = 2048;

    private PrivateKeys() {}

    /// What a text turned out to be.
    public sealed interface Reading {
        /// A key that can sign.
        record Key(RSAPrivateKey key) implements Reading {
            @Override
            public String toString() {
                return "an RSA key of " + key.getModulus().bitLength() + " bits";
            }
        }

        /// Not that.
        ///
        /// @param why in words, without any of the text
        record Unreadable(String why) implements Reading {}
    }

    /// Reads the first PEM block that is a private key.
    public static Reading read(String pem) {
        try (var parser = new PEMParser(new StringReader(pem))) {
            for (var block = parser.readObject(); block != null; block = parser.readObject()) {
                var key =
                        switch (block) {
                            case PEMKeyPair pair -> pair.getPrivateKeyInfo();
                            case PrivateKeyInfo info -> info;
                            default -> null;
                        };
                if (key != null) {
                    return rsa(key);
                }
            }
            return new Reading.Unreadable("there is no unencrypted private key in PEM form");
        } catch (IOException | RuntimeException _) { // the parser has several
            return new Reading.Unreadable("the PEM text is damaged");
        }
    }

    private static Reading rsa(PrivateKeyInfo info) throws PEMException {
        var algorithm = info.getPrivateKeyAlgorithm().getAlgorithm();
        if (!PKCSObjectIdentifiers.rsaEncryption.equals(algorithm)) {
            return new Reading.Unreadable("the key is not an RSA key");
        }
        return switch (new JcaPEMKeyConverter().getPrivateKey(info)) {
            case RSAPrivateKey key when key.getModulus().bitLength() < LEAST_BITS ->
                    new Reading.Unreadable("the RSA key is shorter than " + LEAST_BITS + " bits");
            case RSAPrivateKey key -> new Reading.Key(key);
            default -> new Reading.Unreadable("the key is not an RSA key");
        };
    }

    /// The key as PKCS#8, for [#read].
    public static String write(RSAPrivateCrtKey key) {
        var text = new StringWriter();
        try (var writer = new JcaPEMWriter(text)) {
            writer.writeObject(new JcaPKCS8Generator(key, null));
        } catch (IOException e) {
            throw new IllegalStateException("an RSA key cannot be written", e);
        }
        return text.toString();
    }
}
