package dev.actionsgateway.serve;

import io.helidon.metrics.api.MeterRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Where the program shows its health (`/livez`, `/readyz`) and its metrics (`/metrics`).
///
/// @param host the address to bind; probes of Kubernetes need the pod's, `0.0.0.0`
/// @param port the port to bind; 0 takes a free one
/// @param checks what `/readyz` asks, in this order
/// @param meters what `/metrics` shows
/// @param pages what else is shown there
/// @param threads where `/threads` is served, if at all
public record Management(
        String host,
        int port,
        List<Check> checks,
        MeterRegistry meters,
        List<Page> pages,
        Optional<ThreadDumps> threads) {

    /// Something that another program asks for, as JSON.
    ///
    /// @param path where, such as `/github-meta`
    /// @param json the whole text; it is made anew for each request
    public record Page(String path, Supplier<String> json) {}

    /// Dumps of all threads, virtual ones too, served on the loopback address only: they show what
    /// the program is doing. `kubectl port-forward` reaches them.
    ///
    /// @param port the port to bind on loopback; 0 takes a free one
    /// @param directory a writable directory for the dump while it is sent
    public record ThreadDumps(int port, Path directory) {}

    public Management {
        checks = List.copyOf(checks);
        pages = List.copyOf(pages);
    }

    /// Health and metrics, no thread dumps.
    public static Management on(String host, int port, List<Check> checks, MeterRegistry meters) {
        return new Management(host, port, checks, meters, List.of(), Optional.empty());
    }

    /// The same with thread dumps.
    public Management with(ThreadDumps dumps) {
        return new Management(host, port, checks, meters, pages, Optional.of(dumps));
    }

    /// The same with one more page.
    public Management with(Page page) {
        var all = Stream.concat(pages.stream(), Stream.of(page)).toList();
        return new Management(host, port, checks, meters, all, threads);
    }

    Management onLoopback() {
        var anyPort = threads.map(dumps -> new ThreadDumps(0, dumps.directory()));
        return new Management(Listener.LOOPBACK, 0, checks, meters, pages, anyPort);
    }
}
