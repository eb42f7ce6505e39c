package dev.actionsgateway.webhook.certs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.NoSuchElementException;

/// How long a certificate still holds that somebody else keeps.
///
/// @param chain its file
/// @param clock says what time it is
public record Expiry(Path chain, InstantSource clock) {
    /// What is left; zero if it has ended or cannot be read.
    public Duration left() {
        try {
            var end = Pem.certificates(Files.readString(chain)).getFirst().getNotAfter();
            var left = Duration.between(clock.instant(), end.toInstant());
            return left.isNegative() ? Duration.ZERO : left;
        } catch (IOException | GeneralSecurityException | NoSuchElementException _) {
            return Duration.ZERO;
        }
    }
}
