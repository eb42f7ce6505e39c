/// GitHub's side of the protocol, simulated so strictly that a foreign client cannot tell.
@NullMarked
package dev.actionsgateway.githubsim;

import org.jspecify.annotations.NullMarked;
