/// The one server bootstrap: listeners, TLS reload, health, metrics, logs, graceful stop.
@NullMarked
package dev.actionsgateway.serve;

import org.jspecify.annotations.NullMarked;
