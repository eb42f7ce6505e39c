/// The gateway operator: holds a tenant's GitHub sessions and runs its jobs in worker pods.
@NullMarked
package dev.actionsgateway.agc;

import org.jspecify.annotations.NullMarked;
