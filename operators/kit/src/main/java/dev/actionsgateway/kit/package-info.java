/// Small parts that every program shares: secrets, deadlines, back-off, owned threads.
///
/// Anyone may call it. It knows the JDK and slf4j only; it never does I/O, never reads the
/// environment, and never asks the system for the time unless its caller hands it the system's
/// clock.
@NullMarked
package dev.actionsgateway.kit;

import org.jspecify.annotations.NullMarked;
