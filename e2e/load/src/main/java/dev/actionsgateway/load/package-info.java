/// The benchmarks behind docs/benchmarks.md.
@NullMarked
package dev.actionsgateway.load;

import org.jspecify.annotations.NullMarked;
