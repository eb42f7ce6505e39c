/// The API server's client, who of us works, and where the API server is.
@NullMarked
package dev.actionsgateway.gmc.kube;

import org.jspecify.annotations.NullMarked;
