package dev.actionsgateway.proxy.meta;

import dev.actionsgateway.proxy.judge.NamePattern;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The GitHub that a gateway works for: github.com, a company's part of ghe.com, or a server of its
/// own.
///
/// @param url as the gateway's spec names it
public record GitHubSite(URI url) {

    /// What a runner of github.com must reach, as GitHub says itself under `domains`: the service,
    /// logs and artifacts, actions, packages, large files, attestations.
    private static final List<String> GITHUB_COM =
            Stream.of(
                            Stream.of(
                                    "github.com",
                                    "*.github.com",
                                    "*.githubusercontent.com",
                                    "*.githubassets.com",
                                    "ghcr.io",
                                    "github-cloud.s3.amazonaws.com",
                                    "fulcio.githubapp.com",
                                    "timestamp.githubapp.com",
                                    "dependabot-actions.githubapp.com",
                                    "mavenregistryv2prod.blob.core.windows.net",
                                    "npmregistryv2prod.blob.core.windows.net",
                                    "nugetregistryv2prod.blob.core.windows.net",
                                    "rubygemsregistryv2prod.blob.core.windows.net"),
                            IntStream.range(0, 20)
                                    .mapToObj(number ->
                                            "productionresultssa%d.blob.core.windows.net"
                                                    .formatted(number)))
                    .flatMap(names -> names)
                    .toList();

    /// Where it stands.
    enum Place {
        GITHUB_COM,
        GHE_COM,
        OWN_SERVER
    }

    Place place() {
        var host = host();
        if (host.equals("github.com")) {
            return Place.GITHUB_COM;
        }
        return host.endsWith(".ghe.com") ? Place.GHE_COM : Place.OWN_SERVER;
    }

    /// The names that this program knows without asking anyone.
    public List<NamePattern> builtIn() {
        var own = Stream.of(host(), "*." + host());
        var names =
                switch (place()) {
                    case GITHUB_COM -> GITHUB_COM.stream();
                    case GHE_COM ->
                            Stream.concat(
                                    Stream.concat(own, Stream.of("auth.ghe.com")),
                                    GITHUB_COM.stream());
                    case OWN_SERVER -> own;
                };
        // A server named by its address, or by one word, has no such patterns.
        return names.flatMap(name -> NamePattern.tryParse(name).stream()).distinct().toList();
    }

    /// The port that it is reached at.
    public int port() {
        return url.getPort() < 0 ? 443 : url.getPort();
    }

    /// Where it says what its names and addresses are.
    public URI meta() {
        return switch (place()) {
            case GITHUB_COM -> URI.create("https://api.github.com/meta");
            case GHE_COM -> URI.create("https://api." + host() + "/meta");
            case OWN_SERVER -> url.resolve("/api/v3/meta");
        };
    }

    /// Whether it says more about names than this program knows; servers of one's own do not.
    public boolean publishesNames() {
        return place() != Place.OWN_SERVER;
    }

    private String host() {
        return url.getHost().toLowerCase(Locale.ROOT);
    }
}
