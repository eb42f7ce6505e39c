package dev.actionsgateway.agc.quota;

import io.fabric8.kubernetes.api.model.PodSpec;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What one more worker takes out of a ResourceQuota: its pod and the Secret of its job.
public final class Footprint {
    private static final Set<String> ALSO_BARE = Set.of("cpu", "memory", "ephemeral-storage");
    private static final Set<String> OF_SECRETS = Set.of("secrets", "count/secrets");

    private final Map<String, BigDecimal> amounts;
    private final Scopes scopes;

    private Footprint(Map<String, BigDecimal> amounts, Scopes scopes) {
        this.amounts = Map.copyOf(amounts);
        this.scopes = scopes;
    }

    /// The footprint of a pod. It counts what stands in the spec: defaults of a LimitRange and the
    /// overhead of a RuntimeClass only when the API server has filled them in.
    public static Footprint of(PodSpec pod) {
        var demand = Demand.of(pod);
        var amounts = new TreeMap<String, BigDecimal>();
        demand.requests()
                .byName()
                .forEach((name, amount) -> {
                    amounts.put("requests." + name, amount);
                    if (ALSO_BARE.contains(name) || name.startsWith("hugepages-")) {
                        amounts.put(name, amount);
                    }
                });
        demand.limits().byName().forEach((name, amount) -> amounts.put("limits." + name, amount));
        for (var counted : new String[] {"pods", "count/pods", "secrets", "count/secrets"}) {
            amounts.put(counted, BigDecimal.ONE);
        }
        return new Footprint(amounts, Scopes.of(pod, demand));
    }

    /// How much of a quota's resource one worker takes; empty if none.
    Optional<BigDecimal> of(String resource) {
        return Optional.ofNullable(amounts.get(resource)).filter(amount -> amount.signum() > 0);
    }

    /// Whether a quota with these scopes counts this resource of this worker: one with any scope
    /// counts pods only.
    boolean countedBy(Quota quota, String resource) {
        return quota.scopes().isEmpty()
                || (!OF_SECRETS.contains(resource) && scopes.matchAll(quota.scopes()));
    }
}
