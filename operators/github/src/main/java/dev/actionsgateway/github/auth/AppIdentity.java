package dev.actionsgateway.github.auth;

import dev.actionsgateway.github.json.Written;
import dev.actionsgateway.kit.Secret;
import java.security.interfaces.RSAPrivateKey;
import java.time.Duration;
import java.time.Instant;

/// A GitHub App installed somewhere, and the key that proves that we are it.
///
/// @param issuer the App's id or its client id: GitHub takes either
/// @param installation where the App is installed
/// @param key one of the App's private keys
public record AppIdentity(String issuer, InstallationId installation, RSAPrivateKey key) {
    /// How far an assertion is dated back: a clock may be fast by as much.
    public static final Duration BACKDATED = Duration.ofMinutes(1);

    /// How long an assertion is good for. GitHub refuses more than 10 minutes from its own now;
    /// this leaves a minute for a fast clock.
    public static final Duration LIFE = Duration.ofMinutes(9);

    /// @throws IllegalArgumentException if the issuer is blank
    public AppIdentity {
        if (issuer.isBlank()) {
            throw new IllegalArgumentException("an App has an id or a client id");
        }
    }

    /// An assertion made at this instant by GitHub's clock, for one request
    /// (docs/design/wire-protocol.md §2).
    public Secret assertion(Instant now) {
        var claims =
                Written.object()
                        .add("iat", now.minus(BACKDATED).getEpochSecond())
                        .add("exp", now.plus(LIFE).getEpochSecond())
                        .add("iss", issuer)
                        .build();
        return Jwt.sign(claims, Jwt.Algorithm.RS256, key);
    }

    /// Without the key.
    @Override
    public String toString() {
        return "App " + issuer + ", installation " + installation;
    }
}
