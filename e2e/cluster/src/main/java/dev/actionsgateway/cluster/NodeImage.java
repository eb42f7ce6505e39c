package dev.actionsgateway.cluster;

import java.util.Optional;

/// Which image a local node is made of.
final class NodeImage {

    private NodeImage() {}

    /// The image that `AG_NODE_IMAGE` names (`rancher/k3s:v1.36.3-k3s1`, where it can be pulled),
    /// else the one that is built here from source. Cilium is always built: no k3s image has it.
    static String of(Variant variant) throws InterruptedException {
        Optional<String> named =
                Optional.ofNullable(System.getenv("AG_NODE_IMAGE")).filter(name -> !name.isBlank());
        if (variant == Variant.BRIDGE && named.isPresent()) {
            return named.get();
        }
        return Repository.run("e2e/cluster/node/build", variant.word());
    }
}
