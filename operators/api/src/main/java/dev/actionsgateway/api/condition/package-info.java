/// Conditions as Kubernetes means them: what a resource says of itself, and how that is merged.
@NullMarked
package dev.actionsgateway.api.condition;

import org.jspecify.annotations.NullMarked;
