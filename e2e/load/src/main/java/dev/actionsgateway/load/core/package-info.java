/// The controller's groups inside of this process: GitHub, cluster and workers answer at once, from
/// memory.
@NullMarked
package dev.actionsgateway.load.core;

import org.jspecify.annotations.NullMarked;
