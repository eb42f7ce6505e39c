package dev.actionsgateway.github.register;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Optional;

/// Makes a runner's key pair.
@FunctionalInterface
public interface RunnerKeys {
    /// Both halves.
    record Pair(RSAPrivateCrtKey secret, RSAPublicKey open) {
        /// Without the secret half.
        @Override
        public String toString() {
            return "an RSA key pair";
        }
    }

    /// A pair for a runner. To make one takes tenths of a second of a processor.
    Pair make();

    /// Another one, where GitHub may have refused the last because another runner has it, too.
    default Optional<Pair> instead() {
        return Optional.empty();
    }

    /// RSA of 2048 bits, as the runner makes them.
    static RunnerKeys rsa() {
        return () -> {
            try {
                var generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(2048);
                var pair = generator.generateKeyPair();
                return new Pair(
                        (RSAPrivateCrtKey) pair.getPrivate(), (RSAPublicKey) pair.getPublic());
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("this JDK has no RSA", e);
            }
        };
    }
}
