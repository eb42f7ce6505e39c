/// Failures on demand: for a route, the next n requests go wrong in a chosen way.
@NullMarked
package dev.actionsgateway.githubsim.faults;

import org.jspecify.annotations.NullMarked;
