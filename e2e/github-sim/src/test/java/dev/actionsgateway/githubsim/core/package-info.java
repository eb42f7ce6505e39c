/// The state by itself, without HTTP.
@NullMarked
package dev.actionsgateway.githubsim.core;

import org.jspecify.annotations.NullMarked;
