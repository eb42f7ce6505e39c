/// Workflow runs over REST: running them again, stopping them, looking at them.
@NullMarked
package dev.actionsgateway.github.runs;

import org.jspecify.annotations.NullMarked;
