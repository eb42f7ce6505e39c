/// The simulator as a whole, over real HTTP.
@NullMarked
package dev.actionsgateway.githubsim;

import org.jspecify.annotations.NullMarked;
