/// The proxy under load, beside a proxy of others on the same machine.
@NullMarked
package dev.actionsgateway.load.proxy;

import org.jspecify.annotations.NullMarked;
