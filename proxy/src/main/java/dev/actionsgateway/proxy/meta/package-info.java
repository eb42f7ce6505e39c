/// What GitHub itself says about its names and addresses, and how it is kept fresh.
@NullMarked
package dev.actionsgateway.proxy.meta;

import org.jspecify.annotations.NullMarked;
