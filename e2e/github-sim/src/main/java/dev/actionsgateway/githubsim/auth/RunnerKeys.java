package dev.actionsgateway.githubsim.auth;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// RSA keys of runners: made for just-in-time records, read from registrations.
///
/// Making a key takes a noticeable time, so records share a few in turn. A client cannot tell.
public final class RunnerKeys {
    private static final int DIFFERENT = 8;
    private static final Pattern MODULUS = Pattern.compile("<Modulus>([^<]+)</Modulus>");
    private static final Pattern EXPONENT = Pattern.compile("<Exponent>([^<]+)</Exponent>");

    private final List<KeyPair> made = new ArrayList<>(); // guarded by this
    private int turn; // guarded by this

    /// A key for a new record.
    public synchronized KeyPair next() {
        if (made.size() < DIFFERENT) {
            made.add(make());
            return made.getLast();
        }
        return made.get(turn++ % DIFFERENT);
    }

    /// A new key of 2048 bits.
    public static KeyPair make() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
    }

    /// Reads `<RSAKeyValue><Modulus>…</Modulus><Exponent>…</Exponent></RSAKeyValue>`; empty if it
    /// is not that.
    public static Optional<RSAPublicKey> ofXml(String xml) {
        var modulus = MODULUS.matcher(xml);
        var exponent = EXPONENT.matcher(xml);
        return modulus.find() && exponent.find()
                ? of(modulus.group(1), exponent.group(1))
                : Optional.empty();
    }

    /// A key of a modulus and an exponent in Base64; empty if they make none.
    public static Optional<RSAPublicKey> of(String modulus, String exponent) {
        try {
            var spec =
                    new RSAPublicKeySpec(
                            new BigInteger(1, Base64.getDecoder().decode(modulus.strip())),
                            new BigInteger(1, Base64.getDecoder().decode(exponent.strip())));
            return KeyFactory.getInstance("RSA").generatePublic(spec) instanceof RSAPublicKey key
                    ? Optional.of(key)
                    : Optional.empty();
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
