package dev.actionsgateway.github.auth;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.actionsgateway.github.json.Written;
import dev.actionsgateway.kit.Secret;
import jakarta.json.JsonObject;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;

/// Signs JSON Web Tokens in compact form.
public final class Jwt {
    private Jwt() {}

    /// How a token is signed.
    public enum Algorithm {
        /// RSASSA-PKCS1-v1_5 with SHA-256.
        RS256,
        /// RSASSA-PSS with SHA-256 and a salt of 32 bytes: what FIPS asks for.
        PS256
    }

    /// A token of these claims.
    public static Secret sign(JsonObject claims, Algorithm algorithm, RSAPrivateKey key) {
        var header = Written.object().add("alg", algorithm.name()).add("typ", "JWT").build();
        var text = encode(header) + "." + encode(claims);
        return Secret.of(text + "." + base64(signature(text, algorithm, key)));
    }

    private static byte[] signature(String text, Algorithm algorithm, RSAPrivateKey key) {
        try {
            var signature = signature(algorithm);
            signature.initSign(key);
            signature.update(text.getBytes(US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("an RSA key of this JDK does not sign", e);
        }
    }

    private static Signature signature(Algorithm algorithm) throws GeneralSecurityException {
        return switch (algorithm) {
            case RS256 -> Signature.getInstance("SHA256withRSA");
            case PS256 -> {
                var signature = Signature.getInstance("RSASSA-PSS");
                signature.setParameter(
                        new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
                yield signature;
            }
        };
    }

    private static String encode(JsonObject object) {
        return base64(object.toString().getBytes(UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
