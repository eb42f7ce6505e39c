/// The record of every request that reached the simulator.
@NullMarked
package dev.actionsgateway.githubsim.calls;

import org.jspecify.annotations.NullMarked;
