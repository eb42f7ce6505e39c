package dev.actionsgateway.load.proxy;

import dev.actionsgateway.load.measure.Watched;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A program that carries bytes from its port to the sink.
///
/// @param name as it is called in figures
/// @param port where clients connect to
/// @param greeting what a client says first, and what it waits for then; empty if it is carried at
///   once
/// @param process the program
record Carrier(String name, int port, String greeting, Process process) implements AutoCloseable {
    private static final int STOP_SECONDS = 30;

    /// Our proxy, as its image starts it, but without its AOT cache.
    static Carrier proxy(ProxyPlan plan, Path folder, int sink) {
        int port = freePort();
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(plan.jvm());
        command.addAll(List.of("-jar", plan.program().toString()));
        var environment =
                Map.of(
                        "TENANT", "load/gateway",
                        "PROXY_PORT", Integer.toString(port),
                        "MANAGEMENT_PORT", "0",
                        "GITHUB_URL", "https://localhost:" + sink,
                        "PRIVATE_RANGES", "127.0.0.0/8",
                        "MAX_TUNNELS", "100000",
                        "MAX_TUNNELS_PER_CLIENT", "100000",
                        "DRAIN_LIMIT", "PT0.1S",
                        "MALLOC_ARENA_MAX", "2");
        var greeting = "CONNECT localhost:%d HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(sink);
        return start("proxy", port, greeting, command, environment, folder.resolve("proxy.log"));
    }

    /// HAProxy with one thread, carrying TCP as it comes: it cannot do CONNECT.
    static Carrier haproxy(Path program, Path folder, int sink) {
        int port = freePort();
        var settings =
                """
                global
                  nbthread 1
                  maxconn 9000
                defaults
                  mode tcp
                  timeout connect 10s
                  timeout client 10m
                  timeout server 10m
                listen sink
                  bind 127.0.0.1:%d
                  server sink 127.0.0.1:%d
                """
                        .formatted(port, sink);
        try {
            var file = Files.writeString(folder.resolve("haproxy.cfg"), settings);
            var command = List.of(program.toString(), "-db", "-f", file.toString());
            return start("HAProxy", port, "", command, Map.of(), folder.resolve("haproxy.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Carrier start(
            String name,
            int port,
            String greeting,
            List<String> command,
            Map<String, String> environment,
            Path log) {
        try {
            var builder = new ProcessBuilder(command);
            builder.environment().putAll(environment);
            var process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
            return new Carrier(name, port, greeting, process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The process as the measuring sees it.
    Watched watched() {
        return new Watched(name, process.toHandle());
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
