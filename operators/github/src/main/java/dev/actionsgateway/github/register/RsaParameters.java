package dev.actionsgateway.github.register;

import dev.actionsgateway.github.json.Tree;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// RSA keys as .NET writes them: each number big-endian, unsigned, in base64.
final class RsaParameters {
    private static final int LEAST_BITS = 2048;

    private RsaParameters() {}

    /// A private key; empty if a number is missing, or it is too short to be one.
    static Optional<RSAPrivateCrtKey> read(Tree tree) {
        var names = Stream.of("modulus", "exponent", "d", "p", "q", "dp", "dq", "inverseQ");
        Map<String, BigInteger> numbers =
                names.flatMap(name -> number(tree, name).map(n -> Map.entry(name, n)).stream())
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return numbers.size() == 8 ? key(numbers) : Optional.empty();
    }

    private static Optional<RSAPrivateCrtKey> key(Map<String, BigInteger> n) {
        try {
            var spec =
                    new RSAPrivateCrtKeySpec(
                            n.get("modulus"),
                            n.get("exponent"),
                            n.get("d"),
                            n.get("p"),
                            n.get("q"),
                            n.get("dp"),
                            n.get("dq"),
                            n.get("inverseQ"));
            return KeyFactory.getInstance("RSA").generatePrivate(spec) instanceof RSAPrivateCrtKey k
                            && k.getModulus().bitLength() >= LEAST_BITS
                    ? Optional.of(k)
                    : Optional.empty();
        } catch (GeneralSecurityException _) {
            return Optional.empty();
        }
    }

    private static Optional<BigInteger> number(Tree tree, String name) {
        return tree.filled(name).flatMap(Base64Text::decode).map(bytes -> new BigInteger(1, bytes));
    }

    /// The public key in the XML that GitHub registers it in.
    static String xml(RSAPublicKey key) {
        return "<RSAKeyValue><Modulus>"
                + text(key.getModulus())
                + "</Modulus><Exponent>"
                + text(key.getPublicExponent())
                + "</Exponent></RSAKeyValue>";
    }

    private static String text(BigInteger number) {
        var bytes = number.toByteArray();
        var unsigned = bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
        return Base64.getEncoder().encodeToString(unsigned);
    }
}
