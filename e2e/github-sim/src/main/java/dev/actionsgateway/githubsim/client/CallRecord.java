package dev.actionsgateway.githubsim.client;

import java.time.Instant;

/// A request that reached the simulator.
///
/// @param token the kind of its token
/// @param status 0 if it was not answered
/// @param fault what was injected, or empty
/// @param peer the address that it came from
public record CallRecord(
        long number,
        Instant at,
        String method,
        String path,
        String token,
        int status,
        String fault,
        long millis,
        String peer) {}
