/// The benchmarks as a program: one command each.
@NullMarked
package dev.actionsgateway.load;

import org.jspecify.annotations.NullMarked;
