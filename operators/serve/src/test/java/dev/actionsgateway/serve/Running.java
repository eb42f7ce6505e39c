package dev.actionsgateway.serve;

import dev.actionsgateway.kit.Deadline;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// [Program] in a JVM of its own, and what it wrote to standard output.
final class Running implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final BufferedReader out;
    final List<String> lines = new ArrayList<>();

    Running(String... arguments) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command =
                Stream.concat(
                        Stream.of(
                                java,
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-Xmx64m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Program.class.getName()),
                        Stream.of(arguments));
        process =
                new ProcessBuilder(command.toList())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        out = process.inputReader();
    }

    /// Reads on to the line with this message, and returns it.
    String line(String message) throws IOException {
        for (var line = out.readLine(); line != null; line = out.readLine()) {
            lines.add(line);
            if (Json.object(line).getString("message").equals(message)) {
                return line;
            }
        }
        throw new AssertionError("it ended without: " + message + "; it said: " + lines);
    }

    void sigterm() {
        process.toHandle().destroy(); // Process.destroy would close its output, too
    }

    int exitCode() throws IOException, InterruptedException {
        out.lines().forEach(lines::add);
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("it does not end; it said: " + lines);
        }
        return process.exitValue();
    }

    /// Looks again and again until it is so.
    static void await(String what, Callable<Boolean> isSo) throws Exception {
        var deadline = Deadline.after(PATIENCE, InstantSource.system());
        while (!isSo.call()) {
            if (deadline.expired()) {
                throw new AssertionError("not within " + PATIENCE + ": " + what);
            }
            Thread.sleep(10);
        }
    }

    static void awaitFile(Path file) throws Exception {
        await(file.toString(), () -> Files.exists(file));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
