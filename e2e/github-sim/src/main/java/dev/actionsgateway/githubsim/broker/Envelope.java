package dev.actionsgateway.githubsim.broker;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.actionsgateway.githubsim.core.SessionKey;
import dev.actionsgateway.githubsim.json.Json;
import dev.actionsgateway.githubsim.settings.Modes.Encryption;
import jakarta.json.JsonObject;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;

/// Messages of the broker, plain or encrypted: AES-256 in CBC mode with PKCS#7 padding under a key
/// that was wrapped with RSA-OAEP for the runner.
public final class Envelope {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BLOCK = 16;

    private Envelope() {}

    /// Which hash OAEP uses, for itself and for its mask.
    public enum Oaep {
        SHA1,
        SHA256
    }

    /// A new session key, wrapped for a runner.
    public static SessionKey key(RSAPublicKey runner, Oaep oaep) {
        var aes = new byte[32];
        RANDOM.nextBytes(aes);
        var parameters =
                switch (oaep) {
                    case SHA1 ->
                            new OAEPParameterSpec(
                                    "SHA-1",
                                    "MGF1",
                                    MGF1ParameterSpec.SHA1,
                                    PSource.PSpecified.DEFAULT);
                    case SHA256 -> // Java's own default would hash the mask with SHA-1
                            new OAEPParameterSpec(
                                    "SHA-256",
                                    "MGF1",
                                    MGF1ParameterSpec.SHA256,
                                    PSource.PSpecified.DEFAULT);
                };
        try {
            var cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
            cipher.init(Cipher.ENCRYPT_MODE, runner, parameters);
            return new SessionKey(cipher.doFinal(aes), aes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has RSA with OAEP", e);
        }
    }

    /// The message as it goes over the wire.
    static JsonObject wrap(
            long id, String type, String body, Optional<SessionKey> key, Encryption form) {
        var message = Json.object().add("messageId", id).add("messageType", type);
        if (key.isEmpty() || form == Encryption.NONE) {
            return message.add("body", body).build();
        }
        var iv = new byte[BLOCK];
        RANDOM.nextBytes(iv);
        var secret = encrypt(key.get().aes(), iv, body.getBytes(UTF_8));
        return switch (form) {
            case NONE -> throw new IllegalStateException("decided above");
            case RUNNER_FORM -> message.add("iv", base64(iv)).add("body", base64(secret)).build();
            case PREFIXED_FORM -> {
                var joined = new byte[BLOCK + secret.length];
                System.arraycopy(iv, 0, joined, 0, BLOCK);
                System.arraycopy(secret, 0, joined, BLOCK, secret.length);
                yield message.add("body", base64(joined)).build();
            }
        };
    }

    static byte[] encrypt(byte[] key, byte[] iv, byte[] plain) {
        try {
            var cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
            cipher.init(
                    Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
            return cipher.doFinal(plain);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES", e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
