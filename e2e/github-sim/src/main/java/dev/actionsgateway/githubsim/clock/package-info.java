/// The time of the simulated GitHub: the real time plus an offset that a test moves, and the one
/// thread that does what falls due.
///
/// Everything in the simulator that waits, waits here. It knows nothing of what it wakes.
@NullMarked
package dev.actionsgateway.githubsim.clock;

import org.jspecify.annotations.NullMarked;
