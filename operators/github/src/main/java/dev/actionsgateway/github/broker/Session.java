package dev.actionsgateway.github.broker;

import dev.actionsgateway.github.register.RunnerId;
import java.net.URI;
import java.util.Optional;

/// An open session: one per runner.
///
/// @param id names it
/// @param runner whose it is
/// @param broker where it is polled
/// @param key what its messages are encrypted with; today's broker gives none
public record Session(SessionId id, RunnerId runner, URI broker, Optional<SessionKey> key) {}
