/// The run service: a job is claimed, renewed and ended where its offer said.
@NullMarked
package dev.actionsgateway.github.run;

import org.jspecify.annotations.NullMarked;
