/// The RunnerGroups of a gateway: each gets its living side, is drained before it goes, and is told
/// how it is in its status.
@NullMarked
package dev.actionsgateway.agc.control;

import org.jspecify.annotations.NullMarked;
