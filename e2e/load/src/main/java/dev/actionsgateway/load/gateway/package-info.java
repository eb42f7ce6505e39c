/// The gateway's controller as a process of its own, between a real API server and the simulator.
@NullMarked
package dev.actionsgateway.load.gateway;

import org.jspecify.annotations.NullMarked;
