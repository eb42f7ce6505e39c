package dev.actionsgateway.githubsim.calls;

import java.time.Instant;
import java.util.Map;

/// A request that reached the simulator, and how it was answered.
///
/// @param token the kind of its token, as `broker`
/// @param headers those that are worth knowing, and `:peer`, the address that it came from; no
///   credentials
/// @param body its beginning; that of a token exchange is left out
/// @param status 0 while it is not answered, or if it never is
/// @param answer the beginning of what was answered
/// @param fault what was injected, or empty
/// @param millis how long it took
public record Call(
        long number,
        Instant at,
        String method,
        String path,
        Map<String, String> query,
        Map<String, String> headers,
        String token,
        String body,
        int status,
        String answer,
        String fault,
        long millis) {
    public Call {
        query = Map.copyOf(query);
        headers = Map.copyOf(headers);
    }

    /// Whether no part of the simulator serves this path.
    public boolean unserved() {
        return status == 404 && answer.equals("404 page not found");
    }
}
