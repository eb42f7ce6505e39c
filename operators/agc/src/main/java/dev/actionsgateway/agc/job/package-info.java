/// The path of one job, from the intent to claim it to the removal of its last trace.
@NullMarked
package dev.actionsgateway.agc.job;

import org.jspecify.annotations.NullMarked;
