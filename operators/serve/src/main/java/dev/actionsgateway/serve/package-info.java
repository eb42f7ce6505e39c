/// The one server bootstrap: listeners, TLS reload, health, metrics, logs, graceful stop.
///
/// Every program that listens calls it from its `Main`, and nothing else does. It never reads the
/// environment, never decides what a program serves, and knows neither GitHub nor Kubernetes' API.
@NullMarked
package dev.actionsgateway.serve;

import org.jspecify.annotations.NullMarked;
