package dev.actionsgateway.githubsim.driver;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;

/// Signs claims with RS256, and makes the keys for it.
final class Jws {
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    private Jws() {}

    static KeyPair newKey() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    static RSAPublicKey open(KeyPair key) {
        return (RSAPublicKey) key.getPublic();
    }

    static String sign(KeyPair key, JsonObject claims) throws GeneralSecurityException {
        var header = Json.createObjectBuilder().add("alg", "RS256").add("typ", "JWT").build();
        var text = encode(header) + "." + encode(claims);
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key.getPrivate());
        signature.update(text.getBytes(UTF_8));
        return text + "." + URL.encodeToString(signature.sign());
    }

    private static String encode(JsonObject part) {
        return URL.encodeToString(part.toString().getBytes(UTF_8));
    }
}
