package dev.actionsgateway.gmc.plan;

import dev.actionsgateway.api.Component;
import dev.actionsgateway.api.gateway.BootstrapGroup;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;

/// The RunnerGroups that come and go with the gateway's list.
final class BootstrapGroups {
    private BootstrapGroups() {}

    static List<HasMetadata> of(Stamp stamp) {
        return stamp.tenant().spec().runnerGroups().stream()
                .map(group -> made(stamp, group))
                .toList();
    }

    private static HasMetadata made(Stamp stamp, BootstrapGroup wanted) {
        var tenant = stamp.tenant();
        var group = wanted.group(tenant.namespace(), tenant.gateway());
        group.setMetadata(stamp.meta(wanted.name(), Component.AGC));
        return group;
    }
}
