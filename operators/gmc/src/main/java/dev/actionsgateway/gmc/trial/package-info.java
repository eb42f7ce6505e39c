/// What `helm test` runs: the platform and a tenant, tried as their users would.
@NullMarked
package dev.actionsgateway.gmc.trial;

import org.jspecify.annotations.NullMarked;
