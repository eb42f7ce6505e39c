package dev.actionsgateway.github.wire;

import dev.actionsgateway.kit.Secret;

/// Who asks.
///
/// @param scheme how the token is presented
/// @param token prints as `***`
public record Authorization(Scheme scheme, Secret token) {
    /// The schemes that GitHub knows.
    public enum Scheme {
        /// Everything but the next.
        BEARER("Bearer"),
        /// The registration token only.
        REMOTE_AUTH("RemoteAuth");

        private final String word;

        Scheme(String word) {
            this.word = word;
        }
    }

    /// A bearer token.
    public static Authorization bearer(Secret token) {
        return new Authorization(Scheme.BEARER, token);
    }

    /// A registration token.
    public static Authorization remoteAuth(Secret token) {
        return new Authorization(Scheme.REMOTE_AUTH, token);
    }

    String header() {
        return scheme.word + " " + token.reveal();
    }
}
