package dev.actionsgateway.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/// A program as it is shipped, in a process of its own: its jar, with the flags of its image, and
/// no environment but the given one.
///
/// It is signalled by its handle: [Process#destroy] would close the pipe that its last lines come
/// by.
public final class ShippedProgram implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;

    private final Process process;
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    private ShippedProgram(Process process) {
        this.process = process;
        Thread.ofVirtual().start(() -> process.inputReader().lines().forEach(lines::add));
    }

    /// Starts one.
    ///
    /// @param module where it was built, such as `operators/agc`
    /// @param flags of the JVM, beside the image's own
    /// @param folder where its standard error goes
    public static ShippedProgram start(
            String module, Map<String, String> environment, List<String> flags, Path folder) {
        var builder = new ProcessBuilder(command(module, flags));
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.redirectError(folder.resolve("program.stderr").toFile());
        try {
            return new ShippedProgram(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The command that starts it.
    public static List<String> command(String module, List<String> flags) {
        var root = Repository.root();
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@" + root.resolve("images/jvm.args"));
        var own = root.resolve("images").resolve(Path.of(module).getFileName() + ".args");
        if (Files.exists(own)) { // as images/build has it
            command.add("@" + own);
        }
        command.addAll(flags);
        command.add("-jar");
        command.add(root.resolve(module).resolve("target/image/app.jar").toString());
        return command;
    }

    /// Its number.
    public long pid() {
        return process.pid();
    }

    /// Whether it runs.
    public boolean lives() {
        return process.isAlive();
    }

    /// What it has logged.
    public List<String> log() {
        return List.copyOf(lines);
    }

    /// The lines of its log that have this in them.
    public List<String> saying(String words) {
        return lines.stream().filter(line -> line.contains(words)).toList();
    }

    /// As `kill -9`; returns when it is gone.
    public void kill() throws InterruptedException {
        process.toHandle().destroyForcibly();
        process.waitFor();
    }

    /// As `kill`.
    public void sigterm() {
        process.toHandle().destroy();
    }

    /// How it ended, once it has; that must not take long.
    public int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("it does not stop");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.toHandle().destroyForcibly();
    }
}
