/// Keeps leases: one thread renews one of them for as long as its job lives.
@NullMarked
package dev.actionsgateway.agc.lease;

import org.jspecify.annotations.NullMarked;
