/// What all benchmarks measure with, and how they tell it.
@NullMarked
package dev.actionsgateway.load.measure;

import org.jspecify.annotations.NullMarked;
