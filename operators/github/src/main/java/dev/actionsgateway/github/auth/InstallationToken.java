package dev.actionsgateway.github.auth;

import dev.actionsgateway.kit.Secret;
import java.time.Instant;
import java.util.Map;

/// What everything over REST is asked with.
///
/// @param secret the bearer token; its length is not fixed
/// @param expires when GitHub stops taking it, by GitHub's clock
/// @param permissions what it allows, as GitHub says: name to `read` or `write`
public record InstallationToken(Secret secret, Instant expires, Map<String, String> permissions) {
    /// Copies the permissions.
    public InstallationToken {
        permissions = Map.copyOf(permissions);
    }
}
