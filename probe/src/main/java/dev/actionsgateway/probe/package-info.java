/// A command line that walks GitHub's protocol end to end and reports what it saw.
@NullMarked
package dev.actionsgateway.probe;

import org.jspecify.annotations.NullMarked;
