package dev.actionsgateway.serve;

import io.helidon.metrics.api.MeterRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Where the program shows its health (`/livez`, `/readyz`) and its metrics (`/metrics`).
///
/// @param host the address to bind; probes of Kubernetes need the pod's, `0.0.0.0`
/// @param port the port to bind; 0 takes a free one
/// @param checks what `/readyz` asks, in this order
/// @param meters what `/metrics` shows
/// @param threads where `/threads` is served, if at all
public record Management(
        String host,
        int port,
        List<Check> checks,
        MeterRegistry meters,
        Optional<ThreadDumps> threads) {

    /// Dumps of all threads, virtual ones too, served on the loopback address only: they show what
    /// the program is doing. `kubectl port-forward` reaches them.
    ///
    /// @param port the port to bind on loopback; 0 takes a free one
    /// @param directory a writable directory for the dump while it is sent
    public record ThreadDumps(int port, Path directory) {}

    public Management {
        checks = List.copyOf(checks);
    }

    /// Health and metrics, no thread dumps.
    public static Management on(String host, int port, List<Check> checks, MeterRegistry meters) {
        return new Management(host, port, checks, meters, Optional.empty());
    }

    /// The same with thread dumps.
    public Management with(ThreadDumps dumps) {
        return new Management(host, port, checks, meters, Optional.of(dumps));
    }

    Management onLoopback() {
        var anyPort = threads.map(dumps -> new ThreadDumps(0, dumps.directory()));
        return new Management(Listener.LOOPBACK, 0, checks, meters, anyPort);
    }
}
