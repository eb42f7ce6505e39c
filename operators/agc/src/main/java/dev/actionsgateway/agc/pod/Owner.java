package dev.actionsgateway.agc.pod;

import dev.actionsgateway.api.Api;
import dev.actionsgateway.api.Component;
import dev.actionsgateway.api.Labels;
import dev.actionsgateway.api.group.RunnerGroup;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import java.util.Map;
import java.util.TreeMap;

/// The RunnerGroup that our objects belong to: when it goes, the cluster removes what we left.
///
/// @param namespace where it is, and all that is made for it
/// @param gateway the gateway that serves it
/// @param group its name
/// @param uid tells it from an earlier one of the same name
public record Owner(String namespace, String gateway, String group, String uid) {

    /// Of a stored group.
    public static Owner of(RunnerGroup group, String gateway) {
        var meta = group.getMetadata();
        return new Owner(meta.getNamespace(), gateway, meta.getName(), meta.getUid());
    }

    /// What an object of ours carries.
    public OwnerReference reference() {
        return new OwnerReferenceBuilder()
                .withApiVersion(Api.GROUP_VERSION)
                .withKind("RunnerGroup")
                .withName(group)
                .withUid(uid)
                .withController(true)
                .build();
    }

    /// By which objects of this kind are found.
    public Map<String, String> selector(Component component) {
        return Map.of(
                Labels.GATEWAY, gateway,
                Labels.RUNNER_GROUP, group,
                Labels.COMPONENT, component.word());
    }

    /// What objects of this kind carry.
    public Map<String, String> labels(Component component) {
        var labels = new TreeMap<>(selector(component));
        labels.put(Labels.NAME, "actions-gateway-" + component.word());
        labels.put(Labels.INSTANCE, gateway);
        labels.put(Labels.APP_COMPONENT, component.word());
        labels.put(Labels.PART_OF, Labels.PART_OF_VALUE);
        labels.put(Labels.MANAGED_BY, component.manager());
        return labels;
    }
}
