package dev.actionsgateway.github.auth;

import java.util.Optional;

/// Hands out the installation token. Nobody waits for it.
public interface Tokens {
    /// The token, if there is one that lives.
    Optional<InstallationToken> token();

    /// Says that this token was refused.
    void refused(InstallationToken token);
}
