package dev.actionsgateway.github.wire;

import dev.actionsgateway.kit.Secret;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Which way out is taken: through a CONNECT proxy or directly.
///
/// @param https the proxy for `https` targets
/// @param http the proxy for `http` targets, which are asked for in absolute form
/// @param direct which targets bypass both
public record Egress(Optional<Hop> https, Optional<Hop> http, NoProxy direct) {

    /// No proxy at all.
    public static final Egress DIRECT =
            new Egress(Optional.empty(), Optional.empty(), NoProxy.parse(""));

    /// A proxy, spoken to in plain HTTP.
    ///
    /// @param host its name or address
    /// @param port its port
    /// @param credentials `user:password`, if it wants them
    public record Hop(String host, int port, Optional<Secret> credentials) {
        /// Reads `http://user:password@host:port`; scheme and credentials may be left out.
        ///
        /// @throws IllegalArgumentException if it names no host, or another scheme
        public static Hop parse(String text) {
            var url = URI.create(text.contains("://") ? text : "http://" + text);
            if (url.getHost() == null || !"http".equalsIgnoreCase(url.getScheme())) {
                throw new IllegalArgumentException("a proxy is given as http://host:port");
            }
            return new Hop(
                    url.getHost(),
                    url.getPort() < 0 ? 80 : url.getPort(),
                    Optional.ofNullable(url.getUserInfo())
                            .filter(u -> !u.isEmpty())
                            .map(Secret::of));
        }
    }

    /// Everything through this proxy but what is listed.
    public static Egress through(Hop hop, NoProxy direct) {
        return new Egress(Optional.of(hop), Optional.of(hop), direct);
    }

    /// Reads `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`, in capitals or not; small letters win.
    ///
    /// @throws IllegalArgumentException if a proxy's address makes no sense
    public static Egress of(Map<String, String> environment) {
        return new Egress(
                variable(environment, "HTTPS_PROXY").map(Hop::parse),
                variable(environment, "HTTP_PROXY").map(Hop::parse),
                NoProxy.parse(variable(environment, "NO_PROXY").orElse("")));
    }

    /// The proxy to take to this target; empty means directly.
    public Optional<Hop> to(URI target) {
        boolean secure = "https".equalsIgnoreCase(target.getScheme());
        int port = target.getPort() >= 0 ? target.getPort() : secure ? 443 : 80;
        return direct.matches(target.getHost(), port) ? Optional.empty() : secure ? https : http;
    }

    private static Optional<String> variable(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name.toLowerCase(Locale.ROOT)))
                .or(() -> Optional.ofNullable(environment.get(name)))
                .filter(value -> !value.isBlank());
    }
}
