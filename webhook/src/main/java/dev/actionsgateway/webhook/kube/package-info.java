/// What the rules need to know of the cluster.
@NullMarked
package dev.actionsgateway.webhook.kube;

import org.jspecify.annotations.NullMarked;
