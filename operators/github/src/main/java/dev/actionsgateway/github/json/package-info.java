/// Reading what GitHub writes: byte order marks, names in any case, numbers as strings, odd dates.
///
/// Broken input is an empty answer here, never an exception: what it means is for the caller to
/// say.
@NullMarked
package dev.actionsgateway.github.json;

import org.jspecify.annotations.NullMarked;
