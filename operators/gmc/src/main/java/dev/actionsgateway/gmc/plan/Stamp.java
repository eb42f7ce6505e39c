package dev.actionsgateway.gmc.plan;

import dev.actionsgateway.api.Component;
import dev.actionsgateway.api.Labels;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.Map;
import java.util.TreeMap;

/// What all objects of a tenant carry, and what they are found by.
record Stamp(Tenant tenant) {

    ObjectMeta meta(String name, Component component) {
        return new ObjectMetaBuilder()
                .withNamespace(tenant.namespace())
                .withName(name)
                .withLabels(labels(component))
                .withOwnerReferences(tenant.reference())
                .build();
    }

    Map<String, String> labels(Component component) {
        var labels = new TreeMap<>(selector(component));
        labels.put(Labels.NAME, "actions-gateway-" + component.word());
        labels.put(Labels.INSTANCE, tenant.gateway());
        labels.put(Labels.APP_COMPONENT, component.word());
        labels.put(Labels.PART_OF, Labels.PART_OF_VALUE);
        labels.put(Labels.MANAGED_BY, TenantPlan.MANAGER);
        return labels;
    }

    /// By which pods of this kind are found: those of this gateway, and of no other.
    Map<String, String> selector(Component component) {
        return new TreeMap<>(
                Map.of(Labels.GATEWAY, tenant.gateway(), Labels.COMPONENT, component.word()));
    }

    LabelSelector select(Component component) {
        return new LabelSelectorBuilder().withMatchLabels(selector(component)).build();
    }
}
