package dev.actionsgateway.github.auth;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;

/// One RSA key for all tests: making one takes long.
public final class TestKeys {
    public static final RSAPrivateCrtKey PRIVATE;
    public static final RSAPublicKey PUBLIC;

    static {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            var pair = generator.generateKeyPair();
            PRIVATE = (RSAPrivateCrtKey) pair.getPrivate();
            PUBLIC = (RSAPublicKey) pair.getPublic();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private TestKeys() {}
}
