/// What a worker pod looks like, as a pure function of a group, the platform and a job, and what
/// its status says about how it ended.
@NullMarked
package dev.actionsgateway.agc.pod;

import org.jspecify.annotations.NullMarked;
