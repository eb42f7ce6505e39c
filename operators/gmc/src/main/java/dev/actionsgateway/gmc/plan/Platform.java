package dev.actionsgateway.gmc.plan;

import dev.actionsgateway.api.gateway.Resources;
import dev.actionsgateway.kit.net.AddressRange;
import java.util.List;
import java.util.SortedSet;

/// What the platform says, the same for all tenants.
///
/// @param images of what runs in a tenant
/// @param runnerVersion of the runner in its image
/// @param agcRole the ClusterRole that a gateway's controller is bound to, in its namespace
/// @param clusterDomain of the cluster's names, such as `cluster.local`
/// @param apiServer where the API server is
/// @param privateRanges private addresses that a tenant may name as a destination
/// @param clusterRanges addresses of pods and Services, where they are known
/// @param egress how the proxies judge
/// @param namespace where the manager runs, who asks the proxies how they are
/// @param agcResources of a controller that says nothing
/// @param proxyResources of a proxy that says nothing
public record Platform(
        Images images,
        String runnerVersion,
        String agcRole,
        String clusterDomain,
        ApiServer apiServer,
        List<AddressRange> privateRanges,
        List<AddressRange> clusterRanges,
        EgressMode egress,
        String namespace,
        Resources agcResources,
        Resources proxyResources) {

    /// Copies.
    public Platform {
        privateRanges = List.copyOf(privateRanges);
        clusterRanges = List.copyOf(clusterRanges);
    }

    /// What is run.
    ///
    /// @param pullPolicy as a container says it
    /// @param pullSecrets names of Secrets in the tenant's namespace
    public record Images(
            String agc,
            String proxy,
            String wrapper,
            String runner,
            String pullPolicy,
            List<String> pullSecrets) {
        /// Copies.
        public Images {
            pullSecrets = List.copyOf(pullSecrets);
        }
    }

    /// Where the API server is.
    ///
    /// @param host as pods are told it: the address of the Service `kubernetes`
    /// @param ports behind that Service; a NetworkPolicy sees these and not the Service's
    /// @param ranges its addresses; empty: any
    public record ApiServer(String host, SortedSet<Integer> ports, List<AddressRange> ranges) {
        /// Copies.
        public ApiServer {
            ranges = List.copyOf(ranges);
        }
    }
}
