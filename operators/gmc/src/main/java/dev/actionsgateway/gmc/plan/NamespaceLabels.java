package dev.actionsgateway.gmc.plan;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import java.util.Map;
import java.util.TreeMap;

/// The Pod Security Standard, as labels of the tenant's namespace.
public final class NamespaceLabels {
    private static final String PREFIX = "pod-security.kubernetes.io/";

    private NamespaceLabels() {}

    static HasMetadata of(Tenant tenant) {
        var word = tenant.spec().securityProfile().word();
        var labels = new TreeMap<String, String>();
        for (var mode : new String[] {"enforce", "warn", "audit"}) {
            labels.put(PREFIX + mode, word);
            labels.put(PREFIX + mode + "-version", "latest");
        }
        return namespace(tenant.namespace(), labels);
    }

    /// The namespace without our labels: what is applied when the tenant goes.
    public static Namespace none(String namespace) {
        return namespace(namespace, Map.of());
    }

    private static Namespace namespace(String name, Map<String, String> labels) {
        return new NamespaceBuilder()
                .withNewMetadata()
                .withName(name)
                .withLabels(labels)
                .endMetadata()
                .build();
    }
}
