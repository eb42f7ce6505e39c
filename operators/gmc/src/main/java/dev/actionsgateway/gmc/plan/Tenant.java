package dev.actionsgateway.gmc.plan;

import dev.actionsgateway.api.Api;
import dev.actionsgateway.api.gateway.ActionsGateway;
import dev.actionsgateway.api.gateway.EffectiveGateway;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import java.net.URI;
import java.util.Optional;

/// A gateway as the plan sees it.
///
/// @param namespace where it is, and everything that is made for it
/// @param gateway its name
/// @param uid tells it from an earlier one of the same name
/// @param spec what is wanted, with every default filled in
public record Tenant(String namespace, String gateway, String uid, EffectiveGateway spec) {
    private static final int HTTPS = 443;

    /// Of a stored gateway.
    public static Tenant of(ActionsGateway gateway) {
        var meta = gateway.getMetadata();
        return new Tenant(
                meta.getNamespace(),
                meta.getName(),
                Optional.ofNullable(meta.getUid()).orElse(""),
                gateway.getSpec().effective());
    }

    /// What every object of the tenant carries: with the gateway, the cluster removes it.
    OwnerReference reference() {
        return new OwnerReferenceBuilder()
                .withApiVersion(Api.GROUP_VERSION)
                .withKind("ActionsGateway")
                .withName(gateway)
                .withUid(uid)
                .withController(true)
                .build();
    }

    /// The port that GitHub is reached at: 443 unless the URL says another.
    int githubPort() {
        int port = URI.create(spec.githubUrl()).getPort();
        return port < 0 ? HTTPS : port;
    }
}
