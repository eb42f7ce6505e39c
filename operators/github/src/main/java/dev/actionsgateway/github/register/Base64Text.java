package dev.actionsgateway.github.register;

import java.util.Base64;
import java.util.Optional;

/// Base64 of either alphabet, padded or not.
final class Base64Text {
    private Base64Text() {}

    static Optional<byte[]> decode(String text) {
        var plain = text.strip().replace('-', '+').replace('_', '/').replaceFirst("=+$", "");
        try {
            return Optional.of(Base64.getDecoder().decode(plain));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
