/// How many seats listen, and which: pure.
@NullMarked
package dev.actionsgateway.agc.pool;

import org.jspecify.annotations.NullMarked;
