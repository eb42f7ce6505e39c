package dev.actionsgateway.serve;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/// The key manager of a server whose certificate changes while it runs.
///
/// A handshake asks three times: for an alias, then for its chain, then for its key. Aliases are
/// numbered, and the last identity but one stays known, so that a swap in between does not mix two.
final class SwappableKeys extends X509ExtendedKeyManager {
    private volatile List<Entry> entries; // the newest first

    private record Entry(String alias, Identity identity) {}

    SwappableKeys(Identity first) {
        entries = List.of(new Entry("1", first));
    }

    /// Serves this identity to every handshake that begins from now on. Called by one thread only.
    void swap(Identity next) {
        var last = entries.getFirst();
        var alias = Integer.toString(Integer.parseInt(last.alias) + 1);
        entries = List.of(new Entry(alias, next), last);
    }

    private @Nullable String alias(String keyType) {
        var newest = entries.getFirst();
        return newest.identity.key().getAlgorithm().equals(keyType) ? newest.alias : null;
    }

    private Identity identity(@Nullable String alias) {
        return entries.stream()
                .filter(entry -> entry.alias.equals(alias))
                .findFirst()
                .orElse(entries.getFirst())
                .identity;
    }

    @Override
    public @Nullable String chooseEngineServerAlias(
            String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        return alias(keyType);
    }

    @Override
    public @Nullable String chooseServerAlias(
            String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return alias(keyType);
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        var alias = alias(keyType);
        return alias == null ? null : new String[] {alias};
    }

    @Override
    public X509Certificate[] getCertificateChain(@Nullable String alias) {
        return identity(alias).chain().toArray(X509Certificate[]::new);
    }

    @Override
    public PrivateKey getPrivateKey(@Nullable String alias) {
        return identity(alias).key();
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }
}
