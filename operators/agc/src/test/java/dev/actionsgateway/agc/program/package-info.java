/// The whole program, as a process of its own, on a real API server and the true simulator.
@NullMarked
package dev.actionsgateway.agc.program;

import org.jspecify.annotations.NullMarked;
