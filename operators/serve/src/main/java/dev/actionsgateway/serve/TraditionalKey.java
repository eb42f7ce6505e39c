package dev.actionsgateway.serve;

import java.io.IOException;
import java.io.StringReader;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/// The forms of keys that the JDK does not read: PKCS#1 and SEC 1.
///
/// BouncyCastle stands behind this door alone. Its jars are signed, so no AOT cache takes them, and
/// they cost a start a quarter of a second; who writes PKCS#8 does not pay for that.
final class TraditionalKey {
    private TraditionalKey() {}

    static PrivateKey read(String pem) throws InvalidKeyException {
        try (var parser = new PEMParser(new StringReader(pem))) {
            for (var item = parser.readObject(); item != null; item = parser.readObject()) {
                if (item
                        instanceof
                        PEMKeyPair pair) { // not "EC PARAMETERS", which openssl puts first
                    return new JcaPEMKeyConverter().getPrivateKey(pair.getPrivateKeyInfo());
                }
            }
        } catch (IOException e) {
            throw new InvalidKeyException(e);
        }
        throw new IllegalArgumentException("there is no unencrypted private key in its file");
    }
}
