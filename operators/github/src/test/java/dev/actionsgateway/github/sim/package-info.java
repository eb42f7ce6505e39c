/// The clients against the simulated GitHub: the whole way of a job, tokens over time, and what a
/// fault on each route leads to.
@NullMarked
package dev.actionsgateway.github.sim;

import org.jspecify.annotations.NullMarked;
