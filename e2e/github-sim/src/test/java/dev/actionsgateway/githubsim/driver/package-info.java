/// A runner played from the protocol page alone: HTTP calls, a worker's pipe, and no class of the
/// simulator between them.
@NullMarked
package dev.actionsgateway.githubsim.driver;

import org.jspecify.annotations.NullMarked;
