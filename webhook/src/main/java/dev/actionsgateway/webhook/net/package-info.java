/// Ranges of addresses, and the names of hosts.
@NullMarked
package dev.actionsgateway.webhook.net;

import org.jspecify.annotations.NullMarked;
