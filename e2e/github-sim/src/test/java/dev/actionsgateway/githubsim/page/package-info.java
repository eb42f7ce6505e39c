@NullMarked
package dev.actionsgateway.githubsim.page;

import org.jspecify.annotations.NullMarked;
