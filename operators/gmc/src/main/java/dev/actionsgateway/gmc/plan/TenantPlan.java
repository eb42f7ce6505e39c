package dev.actionsgateway.gmc.plan;

import dev.actionsgateway.api.Component;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Everything that a tenant consists of, in the order in which it is set up.
///
/// Pure: the same gateway and platform give the same objects. What is not in it any more is
/// removed. The namespace itself stands apart, since it is changed and never made.
///
/// @param namespace the labels that the tenant's namespace gets
/// @param steps the objects
public record TenantPlan(HasMetadata namespace, List<Step> steps) {
    /// Who makes these objects: the field manager, and the value of [Labels#MANAGED_BY].
    public static final String MANAGER = Component.PROXY.manager();

    /// Copies.
    public TenantPlan {
        steps = List.copyOf(steps);
    }

    /// Plans.
    public static TenantPlan of(Tenant tenant, Platform platform) {
        var stamp = new Stamp(tenant);
        var steps = new ArrayList<Step>();
        steps.add(new Step("accounts", Accounts.of(stamp, platform)));
        steps.add(new Step("network policies", Networks.of(stamp, platform)));
        steps.add(new Step("quota", Quotas.of(stamp)));
        steps.add(new Step("proxy", ProxyPlan.of(stamp, platform)));
        steps.add(new Step("controller", AgcPlan.of(stamp, platform)));
        steps.add(new Step("runner groups", BootstrapGroups.of(stamp)));
        return new TenantPlan(NamespaceLabels.of(tenant), steps);
    }

    /// All objects, in order.
    public Stream<HasMetadata> objects() {
        return steps.stream().flatMap(step -> step.objects().stream());
    }
}
