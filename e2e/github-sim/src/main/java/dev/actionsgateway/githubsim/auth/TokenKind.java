package dev.actionsgateway.githubsim.auth;

import java.util.Locale;

/// The kinds of credentials that a request may carry.
public enum TokenKind {
    NONE,
    APP_JWT,
    INSTALLATION,
    REGISTRATION,
    ADMIN,
    BROKER,
    JOB,
    UNKNOWN;

    /// As the call log writes it.
    public String spelled() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
