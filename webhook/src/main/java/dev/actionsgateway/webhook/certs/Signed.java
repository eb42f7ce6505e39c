package dev.actionsgateway.webhook.certs;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;

/// A certificate with its key: an authority's, or a server's.
record Signed(X509Certificate certificate, PrivateKey key) {
    Instant end() {
        return certificate.getNotAfter().toInstant();
    }

    /// When it was made.
    Instant made(Lifetimes lifetimes) {
        return certificate.getNotBefore().toInstant().plus(lifetimes.backdated());
    }

    /// Whether two thirds of its life are over.
    boolean ages(Instant now, Lifetimes lifetimes) {
        var made = made(lifetimes);
        return !now.isBefore(made.plus(Duration.between(made, end()).multipliedBy(2).dividedBy(3)));
    }

    /// Whether this one's key has signed that certificate.
    boolean signed(X509Certificate other) {
        try {
            other.verify(certificate.getPublicKey());
            return true;
        } catch (GeneralSecurityException _) {
            return false;
        }
    }

    @Override
    public String toString() {
        return certificate.getSubjectX500Principal() + " until " + end();
    }
}
