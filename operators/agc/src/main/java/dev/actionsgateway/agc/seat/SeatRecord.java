package dev.actionsgateway.agc.seat;

import dev.actionsgateway.github.broker.SessionId;
import dev.actionsgateway.github.register.RunnerCredentials;
import java.util.Optional;

/// What a seat needs to go on after a restart.
///
/// @param seat whose it is
/// @param credentials the runner record and its key
/// @param spec hash of what the record was registered with: labels, runner group, version
/// @param session the session that was open last, if one was
public record SeatRecord(
        SeatId seat, RunnerCredentials credentials, String spec, Optional<SessionId> session) {}
