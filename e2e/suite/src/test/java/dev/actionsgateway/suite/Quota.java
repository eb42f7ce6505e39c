package dev.actionsgateway.suite;

import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;

/// A ResourceQuota of the tenant, until it is closed.
record Quota(Tenant tenant, ResourceQuota quota) implements AutoCloseable {

    static Quota of(Tenant tenant, String name, String resource, String amount) {
        var quota =
                new ResourceQuotaBuilder()
                        .withNewMetadata()
                        .withNamespace(Tenant.NAMESPACE)
                        .withName(name)
                        .endMetadata()
                        .withNewSpec()
                        .addToHard(resource, new Quantity(amount))
                        .endSpec()
                        .build();
        return new Quota(tenant, tenant.client().resource(quota).serverSideApply());
    }

    @Override
    public void close() {
        tenant.client().resource(quota).delete();
    }
}
