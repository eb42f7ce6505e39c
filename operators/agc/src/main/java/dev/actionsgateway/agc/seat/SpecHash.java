package dev.actionsgateway.agc.seat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.actionsgateway.github.register.RunnerSpec;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Tells whether a runner record is what is wanted now.
final class SpecHash {
    private SpecHash() {}

    static String of(RunnerSpec spec) {
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256").digest(spec.toString().getBytes(UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }
}
