/// The wire: connections of clients, their heads, answers and tunnels, on one thread.
@NullMarked
package dev.actionsgateway.proxy.tunnel;

import org.jspecify.annotations.NullMarked;
