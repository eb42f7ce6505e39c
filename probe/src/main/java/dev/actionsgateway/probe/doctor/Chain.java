package dev.actionsgateway.probe.doctor;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// The certificates of a host become a finding. Pure.
final class Chain {
    private static final Duration SOON = Duration.ofDays(14);

    private Chain() {}

    /// @param host whose they are
    /// @param shown the host's own first; at least one
    /// @param believed whether the handshake of the gateway's own kind went well
    /// @param now by GitHub's clock, or ours while that is unknown
    static Finding judge(String host, List<X509Certificate> shown, boolean believed, Instant now) {
        var check = "tls " + host;
        var first = shown.stream().min(Comparator.comparing(Chain::end)).orElseThrow();
        var seen =
                shown.stream().map(Chain::tell).collect(Collectors.joining("; "))
                        + "; until "
                        + end(first).atOffset(ZoneOffset.UTC).toLocalDate();
        if (!now.isBefore(end(first))) {
            return Finding.problem(
                    check,
                    seen,
                    "'" + subject(first) + "' has expired: whoever runs it must renew it.");
        }
        if (!believed) {
            return Finding.problem(
                    check,
                    seen,
                    "Give the certificate of '"
                            + issuer(shown.getLast())
                            + "' by --ca-bundle, if it is an authority of yours; if it is believed"
                            + " already, the certificate is not for this host or not valid now.");
        }
        return end(first).isBefore(now.plus(SOON))
                ? Finding.warning(
                        check, seen, "'" + subject(first) + "' expires soon: have it renewed.")
                : Finding.good(check, seen);
    }

    private static String tell(X509Certificate one) {
        return subject(one).equals(issuer(one))
                ? subject(one)
                : subject(one) + " signed by " + issuer(one);
    }

    private static Instant end(X509Certificate one) {
        return one.getNotAfter().toInstant();
    }

    private static String subject(X509Certificate one) {
        return one.getSubjectX500Principal().getName();
    }

    private static String issuer(X509Certificate one) {
        return one.getIssuerX500Principal().getName();
    }
}
