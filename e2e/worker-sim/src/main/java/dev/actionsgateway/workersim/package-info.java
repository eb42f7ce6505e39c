/// A stand-in for Runner.Worker: the same pipes and calls, and real run steps.
@NullMarked
package dev.actionsgateway.workersim;

import org.jspecify.annotations.NullMarked;
