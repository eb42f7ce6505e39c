package dev.actionsgateway.gmc.plan;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;

/// A part of a tenant that is set up together.
///
/// @param name as the condition `Degraded` says it
/// @param objects in the order in which they are made
public record Step(String name, List<HasMetadata> objects) {
    /// Copies.
    public Step {
        objects = List.copyOf(objects);
    }
}
