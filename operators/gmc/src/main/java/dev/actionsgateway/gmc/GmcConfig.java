package dev.actionsgateway.gmc;

import dev.actionsgateway.gmc.plan.Platform.Images;
import dev.actionsgateway.kit.net.AddressRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.event.Level;

/// What the program is told by its environment.
///
/// @param namespace its own, where its Lease is
/// @param identity tells this pod from the other replica
/// @param images what tenants run
/// @param runnerVersion of the runner in its image
/// @param agcRole the ClusterRole of the tenants' controllers
/// @param clusterDomain of the cluster's names
/// @param apiServer address of the Service `kubernetes`, as every pod is told it
/// @param apiServerRanges addresses of the API server; empty: any
/// @param privateRanges private addresses that tenants may name as destinations
/// @param clusterRanges addresses of pods and Services
/// @param egress how proxies judge: `names` or `cidrs`
/// @param managementPort health and metrics
/// @param logLevel how much is logged
public record GmcConfig(
        String namespace,
        String identity,
        Images images,
        String runnerVersion,
        String agcRole,
        String clusterDomain,
        String apiServer,
        List<AddressRange> apiServerRanges,
        List<AddressRange> privateRanges,
        List<AddressRange> clusterRanges,
        String egress,
        int managementPort,
        Level logLevel) {

    /// Copies.
    public GmcConfig {
        apiServerRanges = List.copyOf(apiServerRanges);
        privateRanges = List.copyOf(privateRanges);
        clusterRanges = List.copyOf(clusterRanges);
    }

    /// What came of it.
    public sealed interface Reading {
        /// All is there.
        record Read(GmcConfig config) implements Reading {}

        /// All that is wrong, at once.
        record Wrong(List<String> problems) implements Reading {}
    }

    /// Reads the environment.
    public static Reading fromEnv(Map<String, String> environment) {
        var reader = new Reader(environment, new ArrayList<>());
        var config =
                new GmcConfig(
                        reader.need("POD_NAMESPACE"),
                        reader.text("POD_NAME").orElse("gmc"),
                        reader.images(),
                        reader.need("RUNNER_VERSION"),
                        reader.text("AGC_ROLE").orElse("actions-gateway-agc"),
                        reader.text("CLUSTER_DOMAIN").orElse("cluster.local"),
                        reader.need("KUBERNETES_SERVICE_HOST"),
                        reader.ranges("API_SERVER_RANGES"),
                        reader.ranges("ALLOWED_PRIVATE_RANGES"),
                        reader.ranges("CLUSTER_RANGES"),
                        reader.word("EGRESS_MODE", List.of("names", "cidrs")),
                        reader.port("MANAGEMENT_PORT", 8080),
                        reader.level());
        return reader.problems.isEmpty()
                ? new Reading.Read(config)
                : new Reading.Wrong(List.copyOf(reader.problems));
    }

    private record Reader(Map<String, String> environment, List<String> problems) {
        Optional<String> text(String name) {
            return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
        }

        String need(String name) {
            return text(name)
                    .orElseGet(() -> {
                        problems.add(name + " is missing");
                        return "";
                    });
        }

        Images images() {
            return new Images(
                    need("AGC_IMAGE"),
                    need("PROXY_IMAGE"),
                    need("WRAPPER_IMAGE"),
                    need("RUNNER_IMAGE"),
                    text("IMAGE_PULL_POLICY").orElse("IfNotPresent"),
                    list("IMAGE_PULL_SECRETS"));
        }

        List<String> list(String name) {
            return text(name).stream()
                    .flatMap(all -> Stream.of(all.split(",")))
                    .map(String::strip)
                    .filter(each -> !each.isEmpty())
                    .toList();
        }

        List<AddressRange> ranges(String name) {
            return list(name).stream()
                    .flatMap(text -> {
                        var range = AddressRange.parse(text);
                        if (range.isEmpty()) {
                            problems.add(name + ": " + text + " is no range such as 10.20.0.0/16");
                        }
                        return range.stream();
                    })
                    .toList();
        }

        String word(String name, List<String> words) {
            var found = text(name).orElse(words.getFirst()).toLowerCase(Locale.ROOT);
            if (!words.contains(found)) {
                problems.add(name + " is " + found + " and not one of " + words);
            }
            return found;
        }

        int port(String name, int otherwise) {
            var text = text(name);
            if (text.isPresent() && !text.get().matches("[0-9]{1,5}")) {
                problems.add(name + " is no port: " + text.get());
                return otherwise;
            }
            return text.map(Integer::valueOf).orElse(otherwise);
        }

        Level level() {
            try {
                return Level.valueOf(text("LOG_LEVEL").orElse("info").toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException _) {
                problems.add("LOG_LEVEL is not one of " + List.of(Level.values()));
                return Level.INFO;
            }
        }
    }
}
