@NullMarked
package dev.actionsgateway.githubsim.client;

import org.jspecify.annotations.NullMarked;
