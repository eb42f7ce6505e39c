/// The end-to-end suite, and the rules that hold over all modules.
@NullMarked
package dev.actionsgateway.suite;

import org.jspecify.annotations.NullMarked;
