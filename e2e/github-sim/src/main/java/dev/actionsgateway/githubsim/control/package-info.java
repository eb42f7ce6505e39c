/// The listener that tests and people steer the simulator by, and look into it.
@NullMarked
package dev.actionsgateway.githubsim.control;

import org.jspecify.annotations.NullMarked;
