/// Many sessions and many jobs through one simulator.
@NullMarked
package dev.actionsgateway.load.sessions;

import org.jspecify.annotations.NullMarked;
