/// Removes worker pods whose time is over, and those that nobody knows any more.
@NullMarked
package dev.actionsgateway.agc.reap;

import org.jspecify.annotations.NullMarked;
