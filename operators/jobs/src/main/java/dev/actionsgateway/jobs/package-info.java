/// The life of a job: its vocabulary, its decisions and its ports. No I/O and no framework.
@NullMarked
package dev.actionsgateway.jobs;

import org.jspecify.annotations.NullMarked;
