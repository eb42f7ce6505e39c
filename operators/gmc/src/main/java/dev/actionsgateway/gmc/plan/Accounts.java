package dev.actionsgateway.gmc.plan;

import dev.actionsgateway.api.Component;
import dev.actionsgateway.api.Names;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import java.util.List;

/// Who the tenant's pods are to the API server: the controller, and two that are nobody.
final class Accounts {
    private Accounts() {}

    static List<HasMetadata> of(Stamp stamp, Platform platform) {
        var tenant = stamp.tenant();
        return List.of(
                account(stamp, Names.agc(tenant.gateway()), Component.AGC, platform),
                account(stamp, Names.proxy(tenant.gateway()), Component.PROXY, platform),
                account(stamp, Names.worker(tenant.gateway()), Component.WORKER, platform),
                new RoleBindingBuilder()
                        .withMetadata(stamp.meta(Names.agc(tenant.gateway()), Component.AGC))
                        .withNewRoleRef()
                        .withApiGroup("rbac.authorization.k8s.io")
                        .withKind("ClusterRole")
                        .withName(platform.agcRole())
                        .endRoleRef()
                        .addNewSubject()
                        .withKind("ServiceAccount")
                        .withName(Names.agc(tenant.gateway()))
                        .withNamespace(tenant.namespace())
                        .endSubject()
                        .build());
    }

    /// Nobody's token is mounted unless the pod asks for it; the controller's pod does.
    private static ServiceAccount account(
            Stamp stamp, String name, Component component, Platform platform) {
        return new ServiceAccountBuilder()
                .withMetadata(stamp.meta(name, component))
                .withAutomountServiceAccountToken(false)
                .withImagePullSecrets(
                        platform.images().pullSecrets().stream()
                                .map(LocalObjectReference::new)
                                .toList())
                .build();
    }
}
