package dev.actionsgateway.github.rest;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What a tenant's GitHub address means: where REST is, and for whom runners are registered. The
/// one place that knows it (docs/design/wire-protocol.md §3).
///
/// @param url the address as it was given
/// @param api the base of all REST calls
/// @param scope for whom
public record Target(URI url, URI api, Scope scope) {

    /// For whom runners are registered.
    public sealed interface Scope {
        /// An organisation.
        record Organization(String login) implements Scope {}

        /// A repository.
        record Repository(String owner, String name) implements Scope {}

        /// An enterprise. An App's installation token does not reach it.
        record Enterprise(String slug) implements Scope {}

        /// The beginning of the paths that belong to it.
        default String path() {
            return switch (this) {
                case Organization(var login) -> "orgs/" + login;
                case Repository(var owner, var name) -> "repos/" + owner + "/" + name;
                case Enterprise(var slug) -> "enterprises/" + slug;
            };
        }
    }

    /// Reads an address: `https://host/organisation`, `…/owner/repository` or `…/enterprises/slug`.
    ///
    /// @throws IllegalArgumentException if it is none of these; the message says what is wrong
    public static Target parse(String address) {
        var url = URI.create(address.strip());
        if (url.getHost() == null || !List.of("https", "http").contains(url.getScheme())) {
            throw new IllegalArgumentException("a GitHub address begins with https:// and a host");
        }
        if (url.getRawQuery() != null
                || url.getRawFragment() != null
                || url.getUserInfo() != null) {
            throw new IllegalArgumentException("a GitHub address is a scheme, a host and a path");
        }
        return new Target(url, api(url), scope(url.getRawPath()));
    }

    private static URI api(URI url) {
        var host = url.getHost().toLowerCase(Locale.ROOT);
        var port = url.getPort() < 0 ? "" : ":" + url.getPort();
        if (List.of("github.com", "www.github.com", "api.github.com").contains(host)) {
            return URI.create("https://api.github.com");
        }
        boolean cloud =
                host.endsWith(".ghe.com")
                        || host.equals("github.localhost")
                        || host.endsWith(".ghe.localhost");
        return URI.create(
                cloud
                        ? url.getScheme() + "://api." + host + port
                        : url.getScheme() + "://" + host + port + "/api/v3");
    }

    private static Scope scope(String path) {
        var parts = Arrays.stream(path.split("/")).filter(part -> !part.isEmpty()).toList();
        if (!parts.stream().allMatch(part -> part.matches("[A-Za-z0-9._-]+"))) {
            throw new IllegalArgumentException("a GitHub address has plain names in its path");
        }
        if (parts.size() == 1) {
            return new Scope.Organization(parts.getFirst());
        }
        if (parts.size() == 2) {
            return parts.getFirst().equalsIgnoreCase("enterprises")
                    ? new Scope.Enterprise(parts.getLast())
                    : new Scope.Repository(parts.getFirst(), parts.getLast());
        }
        throw new IllegalArgumentException(
                "a GitHub address names an organisation, a repository or an enterprise");
    }
}
