package dev.actionsgateway.webhook.certs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What the Secret holds.
///
/// @param authority signs
/// @param next is trusted already, and will sign when all API servers know it
/// @param former signed before, and is trusted until it ends
/// @param server what the listeners show
record Kept(Signed authority, Optional<Signed> next, List<X509Certificate> former, Signed server) {
    private static final String AUTHORITY = "ca";
    private static final String NEXT = "next-ca";
    private static final String FORMER = "former-ca.crt";
    private static final String SERVER = "tls";

    Kept {
        former = List.copyOf(former);
    }

    /// What the API servers must trust.
    List<X509Certificate> trusted() {
        var all = new ArrayList<X509Certificate>();
        all.add(authority.certificate());
        next.map(Signed::certificate).ifPresent(all::add);
        all.addAll(former);
        return all;
    }

    /// The same without what has ended.
    Kept without(Instant now) {
        return new Kept(
                authority,
                next,
                former.stream().filter(one -> now.isBefore(one.getNotAfter().toInstant())).toList(),
                server);
    }

    /// As the Secret's data.
    Map<String, String> data() {
        var data = new TreeMap<String, String>();
        put(data, AUTHORITY, authority);
        next.ifPresent(it -> put(data, NEXT, it));
        if (!former.isEmpty()) {
            data.put(FORMER, base64(Pem.of(former)));
        }
        put(data, SERVER, server);
        return data;
    }

    /// Reads the Secret's data; empty if it cannot be used.
    static Optional<Kept> of(Map<String, String> data) {
        try {
            var former = text(data, FORMER);
            var authority = signed(data, AUTHORITY);
            var server = signed(data, SERVER);
            if (authority.isEmpty() || server.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(
                    new Kept(
                            authority.get(),
                            signed(data, NEXT),
                            former.isEmpty() ? List.of() : Pem.certificates(former),
                            server.get()));
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Optional<Signed> signed(Map<String, String> data, String name)
            throws GeneralSecurityException {
        var certificate = text(data, name + ".crt");
        var key = text(data, name + ".key");
        return certificate.isEmpty() || key.isEmpty()
                ? Optional.empty()
                : Optional.of(new Signed(Pem.certificates(certificate).getFirst(), Pem.key(key)));
    }

    private static void put(Map<String, String> data, String name, Signed signed) {
        data.put(name + ".crt", base64(Pem.of(signed.certificate())));
        data.put(name + ".key", base64(Pem.of(signed.key())));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    private static String text(Map<String, String> data, String key) {
        return new String(Base64.getDecoder().decode(data.getOrDefault(key, "")), UTF_8);
    }
}
