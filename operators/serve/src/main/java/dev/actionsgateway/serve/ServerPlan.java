package dev.actionsgateway.serve;

import java.util.List;
import java.util.Optional;

/// All that a program serves, and how it stops.
///
/// @param program its name in the log
/// @param listeners what it serves; may be empty
/// @param management where it shows its health and its metrics
/// @param inFlight counts what a stop waits for; shared with whoever serves beside HTTP routes
/// @param drain how much time the stop may take
/// @param closers what is closed after the last request, in this order
public record ServerPlan(
        String program,
        List<Listener> listeners,
        Management management,
        InFlight inFlight,
        Drain drain,
        List<Closer> closers) {

    /// Something to close at the end.
    ///
    /// @param name how the log calls it when it fails or takes too long
    /// @param resource is closed once, on a thread of its own that is interrupted when the time is
    ///   over
    public record Closer(String name, AutoCloseable resource) {}

    /// @throws IllegalArgumentException if two listeners have one name, or a reserved one
    public ServerPlan {
        listeners = List.copyOf(listeners);
        closers = List.copyOf(closers);
        var names = listeners.stream().map(Listener::name).distinct().toList();
        if (names.size() < listeners.size()
                || names.contains(Server.MANAGEMENT)
                || names.contains(Server.THREADS)) {
            throw new IllegalArgumentException(
                    "listeners need names of their own, other than %s and %s: %s"
                            .formatted(Server.MANAGEMENT, Server.THREADS, names));
        }
    }

    /// The same on free ports of the loopback address, without TLS, and stopping at once: what
    /// [SelfCheck] runs. The certificate of the listener of that name, if it is one of [#listeners]
    /// and has one.
    Optional<TlsFiles> tls(String listener) {
        return listeners.stream()
                .filter(one -> one.name().equals(listener))
                .findFirst()
                .flatMap(Listener::tls);
    }

    ServerPlan onLoopback() {
        return new ServerPlan(
                program,
                listeners.stream().map(Listener::onLoopback).toList(),
                management.onLoopback(),
                inFlight,
                Drain.unsettled(),
                closers);
    }
}
