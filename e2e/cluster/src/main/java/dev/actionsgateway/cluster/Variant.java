package dev.actionsgateway.cluster;

/// The network of a local node.
public enum Variant {
    /// A plain bridge: up in seconds; enforces no NetworkPolicy.
    BRIDGE,
    /// Cilium: enforces NetworkPolicies; for the tests that need it.
    CILIUM;

    /// The word that scripts and images know it by.
    String word() {
        return switch (this) {
            case BRIDGE -> "bridge";
            case CILIUM -> "cilium";
        };
    }
}
