package dev.actionsgateway.api.gateway;

import io.fabric8.kubernetes.api.model.Quantity;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What holds for a gateway: an [ActionsGatewaySpec] with every default filled in.
///
/// @param githubCaBundle ConfigMap and key; empty if the usual certificates do
/// @param quota empty if none is to be made
public record EffectiveGateway(
        String githubUrl,
        GithubApp githubApp,
        Optional<CaBundle> githubCaBundle,
        SecurityProfile securityProfile,
        EffectiveProxy proxy,
        EffectiveAgc agc,
        Map<String, Quantity> quota,
        List<BootstrapGroup> runnerGroups) {

    /// Certificates in a ConfigMap.
    public record CaBundle(String configMap, String key) {}

    /// The controller; without resources the platform's hold.
    public record EffectiveAgc(
            Optional<Resources> resources, LogLevel logLevel, Scheduling scheduling) {}

    /// The proxy; without resources the platform's hold.
    public record EffectiveProxy(
            int minReplicas,
            int maxReplicas,
            SessionAffinity sessionAffinity,
            Optional<Resources> resources,
            Scheduling scheduling,
            List<String> allowedDestinations) {}

    static EffectiveGateway of(ActionsGatewaySpec spec) {
        return new EffectiveGateway(
                spec.githubUrl(),
                spec.credentials().githubApp(),
                Optional.ofNullable(spec.githubCaBundleRef()).map(EffectiveGateway::bundle),
                SecurityProfile.of(
                        Optional.ofNullable(spec.securityProfile())
                                .orElse(Defaults.SECURITY_PROFILE)),
                proxy(Optional.ofNullable(spec.proxy()).orElseGet(ProxySpec::defaults)),
                agc(Optional.ofNullable(spec.agc()).orElseGet(AgcSpec::defaults)),
                Optional.ofNullable(spec.quota()).map(QuotaSpec::hard).orElseGet(Map::of),
                spec.runnerGroups());
    }

    private static CaBundle bundle(KeyRef ref) {
        return new CaBundle(
                ref.name(), Optional.ofNullable(ref.key()).orElse(Defaults.CA_BUNDLE_KEY));
    }

    private static EffectiveProxy proxy(ProxySpec spec) {
        int min = Optional.ofNullable(spec.minReplicas()).orElse(Defaults.MIN_REPLICAS);
        int max = Optional.ofNullable(spec.maxReplicas()).orElse(Defaults.MAX_REPLICAS);
        return new EffectiveProxy(
                min,
                Math.max(min, max),
                SessionAffinity.of(
                        Optional.ofNullable(spec.sessionAffinity())
                                .orElse(Defaults.SESSION_AFFINITY)),
                Optional.ofNullable(spec.resources()),
                Optional.ofNullable(spec.scheduling()).orElseGet(Scheduling::anywhere),
                spec.allowedDestinations());
    }

    private static EffectiveAgc agc(AgcSpec spec) {
        return new EffectiveAgc(
                Optional.ofNullable(spec.resources()),
                LogLevel.of(Optional.ofNullable(spec.logLevel()).orElse(Defaults.LOG_LEVEL)),
                Optional.ofNullable(spec.scheduling()).orElseGet(Scheduling::anywhere));
    }
}
