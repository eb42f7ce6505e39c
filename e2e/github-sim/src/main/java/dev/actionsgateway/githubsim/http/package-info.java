/// The wire of the simulator: a request with its body, an answer, routes by method and path, and
/// the raw socket beneath, for resets and for clients that went away.
///
/// The only package that touches Helidon besides the wiring.
@NullMarked
package dev.actionsgateway.githubsim.http;

import org.jspecify.annotations.NullMarked;
