package dev.actionsgateway.webhook.certs;

import java.time.Duration;

/// How long things live, and when they are renewed.
///
/// @param authority how long an authority signs and is trusted
/// @param server how long a server's certificate holds
/// @param settle how long an authority is trusted before it signs: all API servers must know it
///   before any of them meets its first signature
/// @param backdated by how much a certificate seems older than it is, for clocks that are late
/// @param look how often all this is looked at
public record Lifetimes(
        Duration authority, Duration server, Duration settle, Duration backdated, Duration look) {
    /// What holds in a cluster.
    public static Lifetimes standard() {
        return new Lifetimes(
                Duration.ofDays(2 * 365),
                Duration.ofDays(90),
                Duration.ofHours(1),
                Duration.ofDays(1),
                Duration.ofSeconds(10));
    }
}
