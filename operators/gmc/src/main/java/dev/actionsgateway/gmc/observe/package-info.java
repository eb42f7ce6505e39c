/// What people are told of a gateway beside its status: Kubernetes Events, at transitions only.
@NullMarked
package dev.actionsgateway.gmc.observe;

import org.jspecify.annotations.NullMarked;
