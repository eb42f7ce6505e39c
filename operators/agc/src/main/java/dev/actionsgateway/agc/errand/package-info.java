/// Work on a thread of its own, which can be called off at any moment.
@NullMarked
package dev.actionsgateway.agc.errand;

import org.jspecify.annotations.NullMarked;
