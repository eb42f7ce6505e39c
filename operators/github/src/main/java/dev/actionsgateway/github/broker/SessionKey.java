package dev.actionsgateway.github.broker;

import dev.actionsgateway.github.json.Tree;
import dev.actionsgateway.kit.Secret;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;

/// The AES key of a session, and how messages are decrypted with it (docs/design/wire-protocol.md
/// §7): AES in CBC mode with PKCS#7 padding, the vector beside the text or before it.
///
/// @param secret 16, 24 or 32 bytes
public record SessionKey(Secret secret) {
    private static final int BLOCK = 16;

    /// How the key itself is wrapped under the runner's public key.
    public enum Wrapping {
        /// RSA-OAEP with SHA-1, for its mask too.
        USUAL("SHA-1"),
        /// RSA-OAEP with SHA-256, for its mask too.
        FIPS("SHA-256");

        private final String digest;

        Wrapping(String digest) {
            this.digest = digest;
        }
    }

    /// Reads the `encryptionKey` of a session: empty if it cannot be.
    static Optional<SessionKey> read(Tree key, PrivateKey runner, Wrapping wrapping) {
        var value = key.filled("value").flatMap(SessionKey::base64);
        return (key.flag("encrypted") ? value.flatMap(v -> unwrap(v, runner, wrapping)) : value)
                .filter(bytes -> bytes.length == 16 || bytes.length == 24 || bytes.length == 32)
                .map(bytes -> new SessionKey(Secret.of(bytes)));
    }

    private static Optional<byte[]> unwrap(byte[] value, PrivateKey runner, Wrapping wrapping) {
        try {
            var rsa = Cipher.getInstance("RSA/ECB/OAEPPadding");
            rsa.init(
                    Cipher.DECRYPT_MODE,
                    runner,
                    new OAEPParameterSpec(
                            wrapping.digest,
                            "MGF1",
                            new MGF1ParameterSpec(wrapping.digest),
                            PSource.PSpecified.DEFAULT));
            return Optional.of(rsa.doFinal(value));
        } catch (GeneralSecurityException _) {
            return Optional.empty();
        }
    }

    /// Decrypts a body whose vector stands beside it: what GitHub's runner reads.
    Optional<byte[]> decrypt(String vector, String body) {
        var iv = base64(vector).filter(bytes -> bytes.length == BLOCK);
        var text = base64(body);
        return iv.flatMap(first -> text.flatMap(rest -> decrypt(first, rest)));
    }

    /// Decrypts a body that begins with its vector: what others have read.
    Optional<byte[]> decrypt(String body) {
        return base64(body)
                .filter(bytes -> bytes.length > BLOCK)
                .flatMap(bytes ->
                        decrypt(
                                Arrays.copyOf(bytes, BLOCK),
                                Arrays.copyOfRange(bytes, BLOCK, bytes.length)));
    }

    private Optional<byte[]> decrypt(byte[] iv, byte[] text) {
        try {
            var aes = Cipher.getInstance("AES/CBC/PKCS5Padding");
            aes.init(
                    Cipher.DECRYPT_MODE,
                    new SecretKeySpec(secret.revealBytes(), "AES"),
                    new IvParameterSpec(iv));
            return Optional.of(aes.doFinal(text));
        } catch (GeneralSecurityException _) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> base64(String text) {
        try {
            return Optional.of(Base64.getDecoder().decode(text.strip()));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
