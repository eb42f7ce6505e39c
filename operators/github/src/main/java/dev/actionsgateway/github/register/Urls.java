package dev.actionsgateway.github.register;

import java.net.URI;
import java.util.Optional;

/// Addresses that GitHub hands us.
final class Urls {
    private Urls() {}

    static Optional<URI> absolute(String text) {
        try {
            var url = URI.create(text.strip());
            boolean usable = url.getHost() != null && ("" + url.getScheme()).matches("https?");
            return usable ? Optional.of(url) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
