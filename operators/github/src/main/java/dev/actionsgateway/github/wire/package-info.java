/// The one door to the wire: blocking HTTP with a deadline on everything.
///
/// Only this package knows the HTTP library (docs/adr/0007). It never retries by itself, follows no
/// redirect, and says of a failure where it happened and whether the other side may have acted.
@NullMarked
package dev.actionsgateway.github.wire;

import org.jspecify.annotations.NullMarked;
