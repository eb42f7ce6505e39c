/// Admission before claim: whether there is room for one more job, and if not, why.
@NullMarked
package dev.actionsgateway.agc.gate;

import org.jspecify.annotations.NullMarked;
