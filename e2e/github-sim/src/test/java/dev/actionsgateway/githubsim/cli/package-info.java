@NullMarked
package dev.actionsgateway.githubsim.cli;

import org.jspecify.annotations.NullMarked;
