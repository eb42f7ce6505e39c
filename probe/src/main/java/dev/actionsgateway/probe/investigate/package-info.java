/// Questions about GitHub that only GitHub can answer, each with its verdict and what follows.
@NullMarked
package dev.actionsgateway.probe.investigate;

import org.jspecify.annotations.NullMarked;
