package dev.actionsgateway.gmc.control;

import io.fabric8.kubernetes.api.model.HasMetadata;

/// Which object it is.
record ObjectKey(String kind, String namespace, String name) {
    static ObjectKey of(HasMetadata object) {
        var meta = object.getMetadata();
        return new ObjectKey(object.getKind(), meta.getNamespace(), meta.getName());
    }

    @Override
    public String toString() {
        return kind + " " + name;
    }
}
