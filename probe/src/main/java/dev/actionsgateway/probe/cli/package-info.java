/// The commands, their options and what they print.
@NullMarked
package dev.actionsgateway.probe.cli;

import org.jspecify.annotations.NullMarked;
