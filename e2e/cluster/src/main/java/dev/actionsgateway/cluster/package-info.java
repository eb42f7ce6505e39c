/// A real Kubernetes for tests, from nothing, in three modes.
@NullMarked
package dev.actionsgateway.cluster;

import org.jspecify.annotations.NullMarked;
