/// JSON as the wire needs it: read with tolerance, written exactly.
///
/// Pure; everyone in the simulator may use it.
@NullMarked
package dev.actionsgateway.githubsim.json;

import org.jspecify.annotations.NullMarked;
