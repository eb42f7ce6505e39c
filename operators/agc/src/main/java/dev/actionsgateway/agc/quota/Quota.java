package dev.actionsgateway.agc.quota;

import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.api.model.ScopedResourceSelectorRequirement;
import io.fabric8.kubernetes.api.model.ScopedResourceSelectorRequirementBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A ResourceQuota as far as it matters here.
///
/// @param name its name
/// @param hard what may be used; what the controller has enforced, or the wish before that
/// @param used what is used
/// @param scopes all of them must match for a pod to be counted
record Quota(
        String name, Amounts hard, Amounts used, List<ScopedResourceSelectorRequirement> scopes) {
    Quota {
        scopes = List.copyOf(scopes);
    }

    static Quota of(ResourceQuota quota) {
        var spec = quota.getSpec();
        var status = Optional.ofNullable(quota.getStatus());
        var scopes = new ArrayList<ScopedResourceSelectorRequirement>();
        for (var scope : spec.getScopes()) {
            scopes.add(
                    new ScopedResourceSelectorRequirementBuilder()
                            .withScopeName(scope)
                            .withOperator("Exists")
                            .build());
        }
        if (spec.getScopeSelector() != null) {
            scopes.addAll(spec.getScopeSelector().getMatchExpressions());
        }
        var hard = status.map(s -> s.getHard()).filter(h -> !h.isEmpty()).orElse(spec.getHard());
        return new Quota(
                quota.getMetadata().getName(),
                hard == null ? Amounts.NONE : Amounts.of(hard),
                Amounts.of(status.map(s -> s.getUsed()).orElse(Map.of())),
                scopes);
    }
}
