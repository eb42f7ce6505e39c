/// The token endpoint of runners: a signed assertion for a broker token.
@NullMarked
package dev.actionsgateway.githubsim.oauth;

import org.jspecify.annotations.NullMarked;
