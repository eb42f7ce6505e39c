/// The public REST interface, at the root and below `/api/v3`.
@NullMarked
package dev.actionsgateway.githubsim.rest;

import org.jspecify.annotations.NullMarked;
