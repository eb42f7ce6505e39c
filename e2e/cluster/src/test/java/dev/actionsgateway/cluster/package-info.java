/// The harness against the real things: an engine, a node, an API server.
@NullMarked
package dev.actionsgateway.cluster;

import org.jspecify.annotations.NullMarked;
