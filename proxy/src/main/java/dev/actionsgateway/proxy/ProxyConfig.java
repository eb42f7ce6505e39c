package dev.actionsgateway.proxy;

import dev.actionsgateway.kit.net.AddressRange;
import dev.actionsgateway.proxy.judge.Addresses;
import dev.actionsgateway.proxy.judge.Egress;
import dev.actionsgateway.proxy.judge.NamePattern;
import dev.actionsgateway.proxy.meta.GitHubSite;
import dev.actionsgateway.proxy.meta.Published;
import dev.actionsgateway.serve.Variables;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.slf4j.event.Level;

/// What the program is told by its environment.
///
/// @param tenant for the lines of the log
/// @param port where clients connect to
/// @param managementPort health and metrics
/// @param github whom the gateway works for
/// @param githubCa whose certificates are believed when GitHub is asked for its names
/// @param destinations what else may be reached, by name
/// @param opened private ranges that may be reached
/// @param cluster this cluster's ranges
/// @param mode what is judged
/// @param tunnels how many there may be
/// @param tunnelsPerClient and from one address
/// @param idleLimit until a silent tunnel is closed
/// @param drainLimit how long open tunnels may go on when the program stops
/// @param logLevel how much is logged
public record ProxyConfig(
        String tenant,
        int port,
        int managementPort,
        GitHubSite github,
        Optional<Path> githubCa,
        List<NamePattern> destinations,
        List<AddressRange> opened,
        List<AddressRange> cluster,
        Mode mode,
        int tunnels,
        int tunnelsPerClient,
        Duration idleLimit,
        Duration drainLimit,
        Level logLevel) {

    /// What is judged.
    public enum Mode {
        /// Names: GitHub's and the listed ones.
        NAMES,
        /// Also whatever leads to GitHub's own addresses.
        CIDRS
    }

    /// What came of it.
    public sealed interface Reading {
        /// All is there.
        record Read(ProxyConfig config) implements Reading {}

        /// All that is wrong, at once.
        record Wrong(List<String> problems) implements Reading {}
    }

    public ProxyConfig {
        destinations = List.copyOf(destinations);
        opened = List.copyOf(opened);
        cluster = List.copyOf(cluster);
    }

    /// Reads the environment.
    public static Reading fromEnv(Map<String, String> environment) {
        var variables = new Variables(environment);
        int tunnels = variables.number("MAX_TUNNELS", 1, 100_000).orElse(5_000);
        var config =
                new ProxyConfig(
                        variables.need("TENANT", "the gateway, as namespace/name"),
                        variables.port("PROXY_PORT").orElse(3128),
                        variables.port("MANAGEMENT_PORT").orElse(8080),
                        new GitHubSite(variables.https("GITHUB_URL", "https://github.com")),
                        variables.text("GITHUB_CA_FILE").map(Path::of),
                        variables.each("ALLOWED_DESTINATIONS", NamePattern::parse),
                        variables.ranges("PRIVATE_RANGES"),
                        variables.ranges("CLUSTER_RANGES"),
                        variables.word("EGRESS_MODE", Mode.class, Mode.NAMES),
                        tunnels,
                        variables
                                .number("MAX_TUNNELS_PER_CLIENT", 1, 100_000)
                                .orElse(Math.max(1, tunnels / 2)),
                        variables.duration("IDLE_LIMIT", Duration.ofMinutes(15)),
                        variables.duration("DRAIN_LIMIT", Duration.ofMinutes(1)),
                        variables.word("LOG_LEVEL", Level.class, Level.INFO));
        return variables.problems().isEmpty()
                ? new Reading.Read(config)
                : new Reading.Wrong(variables.problems());
    }

    /// Who may be reached, given what GitHub says.
    Egress egress(Published published) {
        var names =
                Stream.of(github.builtIn(), published.names(), destinations)
                        .flatMap(List::stream)
                        .distinct()
                        .toList();
        var ranges = mode == Mode.CIDRS ? published.ranges() : List.<AddressRange>of();
        return new Egress(ports(), names, new Addresses(opened, cluster, ranges));
    }

    private Set<Integer> ports() {
        return new TreeSet<>(List.of(443, github.port()));
    }

    /// Whether GitHub must be asked for what this program does not know.
    boolean asksGitHub() {
        return mode == Mode.CIDRS || github.publishesNames();
    }
}
