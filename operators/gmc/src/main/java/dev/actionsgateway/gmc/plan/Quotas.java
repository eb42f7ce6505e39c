package dev.actionsgateway.gmc.plan;

import dev.actionsgateway.api.Component;
import dev.actionsgateway.api.Names;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What the tenant's pods may use.
///
/// Workers have an end (`activeDeadlineSeconds`) and fall under the scope `Terminating`; controller
/// and proxy have none and fall under `NotTerminating`. So a tenant whose workers fill the quota
/// locks neither of them out. What such a scope cannot count stands in a quota without one.
final class Quotas {
    private static final Set<String> SCOPED =
            Set.of(
                    "pods",
                    "cpu",
                    "memory",
                    "requests.cpu",
                    "requests.memory",
                    "limits.cpu",
                    "limits.memory");

    private Quotas() {}

    static List<HasMetadata> of(Stamp stamp) {
        var gateway = stamp.tenant().gateway();
        var hard = stamp.tenant().spec().quota();
        if (hard.isEmpty()) {
            return List.of();
        }
        var workers = new TreeMap<>(hard);
        workers.keySet().retainAll(SCOPED);
        var others = new TreeMap<>(hard);
        others.keySet().removeAll(SCOPED);
        var quotas = new ArrayList<HasMetadata>();
        if (!workers.isEmpty()) {
            quotas.add(quota(stamp, Names.worker(gateway), workers, List.of("Terminating")));
        }
        if (!others.isEmpty()) {
            quotas.add(quota(stamp, gateway + "-objects", others, List.of()));
        }
        var own = Map.of("pods", new Quantity(Integer.toString(ownPods(stamp.tenant()))));
        quotas.add(quota(stamp, gateway + "-system", own, List.of("NotTerminating")));
        return List.copyOf(quotas);
    }

    /// Twice of what runs: while a Deployment rolls, old and new stand side by side.
    private static int ownPods(Tenant tenant) {
        return 2 * (1 + tenant.spec().proxy().maxReplicas());
    }

    private static HasMetadata quota(
            Stamp stamp, String name, Map<String, Quantity> hard, List<String> scopes) {
        return new ResourceQuotaBuilder()
                .withMetadata(stamp.meta(name, Component.WORKER))
                .withNewSpec()
                .withHard(hard)
                .withScopes(scopes)
                .endSpec()
                .build();
    }
}
