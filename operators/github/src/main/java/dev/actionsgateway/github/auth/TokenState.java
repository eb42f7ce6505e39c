package dev.actionsgateway.github.auth;

import java.util.Optional;

/// What there is of an installation token.
///
/// @param token the newest one, perhaps past its end
/// @param trouble why the last request for a token brought none; empty after a success
/// @param rejected why the last identity that was to replace another was not taken
/// @param tried the identity that is to replace another, until it is taken or not
public record TokenState(
        Optional<InstallationToken> token,
        Optional<Minting> trouble,
        Optional<Minting> rejected,
        Optional<AppIdentity> tried) {
    static TokenState none() {
        return new TokenState(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    static TokenState of(InstallationToken token) {
        return new TokenState(
                Optional.of(token), Optional.empty(), Optional.empty(), Optional.empty());
    }

    TokenState failing(Minting answer) {
        return new TokenState(token, Optional.of(answer), rejected, tried);
    }

    TokenState rejecting(Minting answer) {
        return new TokenState(token, trouble, Optional.of(answer), tried);
    }

    TokenState trying(Optional<AppIdentity> next) {
        return new TokenState(token, trouble, rejected, next);
    }
}
