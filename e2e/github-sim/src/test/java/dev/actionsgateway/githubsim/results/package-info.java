@NullMarked
package dev.actionsgateway.githubsim.results;

import org.jspecify.annotations.NullMarked;
