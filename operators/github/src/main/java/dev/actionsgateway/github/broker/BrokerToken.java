package dev.actionsgateway.github.broker;

import dev.actionsgateway.kit.Secret;
import java.time.Duration;

/// A runner's credential for the broker and for claims; for nothing else.
///
/// @param secret the bearer token
/// @param life how long it is good for from its issue; zero if the service did not say
public record BrokerToken(Secret secret, Duration life) {}
