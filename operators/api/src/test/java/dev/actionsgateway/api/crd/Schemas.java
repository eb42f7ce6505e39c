package dev.actionsgateway.api.crd;

import dev.actionsgateway.api.gateway.ActionsGateway;
import dev.actionsgateway.api.group.RunnerGroup;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;

/// Our two schemas.
final class Schemas {

    private Schemas() {}

    static CustomResourceDefinition gateway() {
        return CrdFiles.of(
                ActionsGateway.class,
                "One tenant's way to GitHub: who it is there, its controller, its egress proxy and its"
                        + " limits. One in a namespace.");
    }

    static CustomResourceDefinition group() {
        return CrdFiles.of(
                RunnerGroup.class,
                "Labels that a gateway listens for, the limits it keeps, and the pods that jobs run in.");
    }
}
