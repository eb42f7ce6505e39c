/// The rules that hold over all modules, and the end-to-end tests.
@NullMarked
package dev.actionsgateway.suite;

import org.jspecify.annotations.NullMarked;
