/// What happens in a gateway, as lines of the log and as metrics.
@NullMarked
package dev.actionsgateway.agc.observe;

import org.jspecify.annotations.NullMarked;
