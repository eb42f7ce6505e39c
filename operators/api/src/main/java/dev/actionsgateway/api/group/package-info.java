/// `RunnerGroup`: what a gateway listens for, and what its workers look like.
@NullMarked
package dev.actionsgateway.api.group;

import org.jspecify.annotations.NullMarked;
