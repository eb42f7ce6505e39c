package dev.actionsgateway.webhook.certs;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// When what is renewed, so that no request is refused meanwhile. Decides; the making is
/// [Issuer]'s.
///
/// ```
/// authority ages ─▶ a next one is made, and trusted beside it
///                ─▶ it is published and has settled: it signs; the former is trusted until it ends
/// server ages, or its hosts have changed ─▶ a new one, by whoever signs
/// ```
///
/// @param lifetimes how long what lives
/// @param hosts that the server's certificate must be good for
/// @param issuer makes what is new
record Rotation(Lifetimes lifetimes, Set<String> hosts, Issuer issuer) {
    Rotation {
        hosts = Set.copyOf(hosts);
    }

    /// All from the start.
    Kept first() {
        var authority = issuer.authority();
        return new Kept(authority, Optional.empty(), List.of(), server(authority));
    }

    /// What should be kept instead; the same if nothing is to be done.
    ///
    /// @param published what the webhook configuration says is trusted
    Kept next(Kept kept, List<X509Certificate> published, Instant now) {
        if (ended(kept, now)) {
            return first();
        }
        var lean = kept.without(now);
        if (lean.next().isPresent()) {
            var next = lean.next().get();
            boolean settled = !now.isBefore(next.made(lifetimes).plus(lifetimes.settle()));
            if (settled && published.contains(next.certificate())) {
                return promoted(lean, next);
            }
        } else if (lean.authority().ages(now, lifetimes)) {
            return new Kept(
                    lean.authority(),
                    Optional.of(issuer.authority()),
                    lean.former(),
                    lean.server());
        }
        return stale(lean.server(), lean.authority(), now)
                ? new Kept(lean.authority(), lean.next(), lean.former(), server(lean.authority()))
                : lean;
    }

    private Kept promoted(Kept kept, Signed next) {
        var former = new ArrayList<X509Certificate>();
        former.add(kept.authority().certificate());
        former.addAll(kept.former());
        return new Kept(next, Optional.empty(), former, server(next));
    }

    private static boolean ended(Kept kept, Instant now) {
        return !now.isBefore(kept.authority().end());
    }

    private boolean stale(Signed server, Signed authority, Instant now) {
        return server.ages(now, lifetimes)
                || !authority.signed(server.certificate())
                || !names(server.certificate()).containsAll(hosts);
    }

    private Signed server(Signed authority) {
        return issuer.server(authority, hosts.stream().sorted().toList());
    }

    private static Set<String> names(X509Certificate certificate) {
        try {
            var names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? Set.of()
                    : names.stream()
                            .map(Rotation::value)
                            .collect(Collectors.toCollection(HashSet::new));
        } catch (CertificateParsingException _) {
            return Set.of(); // then a readable one is made
        }
    }

    private static String value(Collection<?> name) {
        return name.stream().skip(1).map(Object::toString).findFirst().orElse("");
    }
}
