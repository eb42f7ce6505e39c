/// The walk: from the App's key to a job whose lock is kept.
@NullMarked
package dev.actionsgateway.probe.walk;

import org.jspecify.annotations.NullMarked;
