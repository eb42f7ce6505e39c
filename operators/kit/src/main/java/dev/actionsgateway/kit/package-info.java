/// Small parts that every program shares: secrets, deadlines, back-off, owned threads.
@NullMarked
package dev.actionsgateway.kit;

import org.jspecify.annotations.NullMarked;
