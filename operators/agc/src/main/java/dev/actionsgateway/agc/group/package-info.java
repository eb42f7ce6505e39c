/// One RunnerGroup: its settings, its seats and jobs, and what its status says of them.
@NullMarked
package dev.actionsgateway.agc.group;

import org.jspecify.annotations.NullMarked;
