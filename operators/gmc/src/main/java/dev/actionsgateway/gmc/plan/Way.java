package dev.actionsgateway.gmc.plan;

import dev.actionsgateway.api.Names;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The way out: the proxy's address, and what is reached without it.
///
/// `NO_PROXY` names the API server and the loopback, and nothing else. A suffix such as `.svc`
/// would let a GitHub Enterprise Server that has such a name be reached around the proxy, and
/// nothing else of the cluster may be reached anyway.
final class Way {
    static final int PORT = 3128;

    private Way() {}

    static List<EnvVar> variables(Tenant tenant, Platform platform) {
        var proxy =
                "http://%s.%s.svc.%s:%d"
                        .formatted(
                                Names.proxy(tenant.gateway()),
                                tenant.namespace(),
                                platform.clusterDomain(),
                                PORT);
        var none =
                String.join(
                        ",",
                        "localhost",
                        "127.0.0.1",
                        "::1",
                        "kubernetes.default.svc",
                        "kubernetes.default.svc." + platform.clusterDomain(),
                        platform.apiServer().host());
        var values =
                new TreeMap<>(
                        Map.of(
                                "HTTP_PROXY", proxy,
                                "HTTPS_PROXY", proxy,
                                "NO_PROXY", none,
                                "http_proxy", proxy,
                                "https_proxy", proxy,
                                "no_proxy", none));
        return values.entrySet().stream()
                .map(each ->
                        new EnvVarBuilder()
                                .withName(each.getKey())
                                .withValue(each.getValue())
                                .build())
                .toList();
    }
}
