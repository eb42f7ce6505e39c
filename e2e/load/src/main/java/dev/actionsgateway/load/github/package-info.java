/// The simulator as a process of its own, over TLS, and what it takes to sign in there.
@NullMarked
package dev.actionsgateway.load.github;

import org.jspecify.annotations.NullMarked;
