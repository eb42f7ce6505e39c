package dev.actionsgateway.proxy.tunnel;

import java.time.Duration;

/// How long a client may take.
///
/// @param head until its request is whole
/// @param connect until its destination is found and has answered, over all its addresses
/// @param idle until a tunnel that carries nothing is closed
/// @param linger until a client that was refused has closed
public record Times(Duration head, Duration connect, Duration idle, Duration linger) {
    private static final Duration HALF_OPEN = Duration.ofMinutes(1);

    /// As `idle`, once one direction has ended: most often the client is gone, and its destination
    /// has not noticed.
    Duration halfOpen() {
        return idle.compareTo(HALF_OPEN) < 0 ? idle : HALF_OPEN;
    }

    /// The usual, with this limit for idle tunnels.
    public static Times standard(Duration idle) {
        return new Times(
                Duration.ofSeconds(10), Duration.ofSeconds(15), idle, Duration.ofSeconds(2));
    }
}
