/// The broker host of runners: session, long poll, acknowledge.
@NullMarked
package dev.actionsgateway.githubsim.broker;

import org.jspecify.annotations.NullMarked;
