package dev.actionsgateway.gmc;

import dev.actionsgateway.gmc.plan.EgressMode;
import dev.actionsgateway.gmc.plan.Platform.Images;
import dev.actionsgateway.kit.net.AddressRange;
import dev.actionsgateway.serve.Variables;
import java.util.List;
import java.util.Map;
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
/// @param egress how proxies judge
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
        EgressMode egress,
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
        var variables = new Variables(environment);
        var config =
                new GmcConfig(
                        variables.need("POD_NAMESPACE", "the namespace of this pod"),
                        variables.text("POD_NAME").orElse("gmc"),
                        images(variables),
                        variables.need("RUNNER_VERSION", "the version of the runner, as 2.336.0"),
                        variables.text("AGC_ROLE").orElse("actions-gateway-agc"),
                        variables.text("CLUSTER_DOMAIN").orElse("cluster.local"),
                        variables.need("KUBERNETES_SERVICE_HOST", "the address of the API server"),
                        variables.ranges("API_SERVER_RANGES"),
                        variables.ranges("ALLOWED_PRIVATE_RANGES"),
                        variables.ranges("CLUSTER_RANGES"),
                        variables.word("EGRESS_MODE", EgressMode.class, EgressMode.NAMES),
                        variables.port("MANAGEMENT_PORT").orElse(8080),
                        variables.word("LOG_LEVEL", Level.class, Level.INFO));
        return variables.problems().isEmpty()
                ? new Reading.Read(config)
                : new Reading.Wrong(variables.problems());
    }

    private static Images images(Variables variables) {
        return new Images(
                variables.need("AGC_IMAGE", "the image of the controller"),
                variables.need("PROXY_IMAGE", "the image of the proxy"),
                variables.need("WRAPPER_IMAGE", "the image that holds the wrapper"),
                variables.need("RUNNER_IMAGE", "the image of the runner"),
                variables.text("IMAGE_PULL_POLICY").orElse("IfNotPresent"),
                variables.list("IMAGE_PULL_SECRETS"));
    }
}
