package dev.actionsgateway.agc.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.cluster.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/// The program as it is shipped: its jar, with the flags of its image.
///
/// It is signalled by its handle: [Process#destroy] would close the pipe that its last lines come
/// by.
final class AgcProcess implements AutoCloseable {
    private final Process process;
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    private AgcProcess(Process process) {
        this.process = process;
        Thread.ofVirtual().start(() -> process.inputReader().lines().forEach(lines::add));
    }

    /// Starts one.
    ///
    /// @param flags of the JVM, beside the image's own
    static AgcProcess start(Map<String, String> environment, List<String> flags, Path folder) {
        var builder = new ProcessBuilder(command(flags));
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.redirectError(folder.resolve("agc.stderr").toFile());
        try {
            return new AgcProcess(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> command(List<String> flags) {
        var root = Repository.root();
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@" + root.resolve("images/jvm.args"));
        command.add("@" + root.resolve("images/agc.args"));
        command.addAll(flags);
        command.add("-jar");
        command.add(root.resolve("operators/agc/target/image/app.jar").toString());
        return command;
    }

    /// What a start taught the JVM, as it is in the image: the flag to use it with.
    static String trained(Path folder) throws InterruptedException {
        var cache = folder.resolve("app.aot");
        var command = new ArrayList<>(command(List.of("-XX:AOTCacheOutput=" + cache)));
        command.add("--check");
        try {
            var training =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(folder.resolve("training.log").toFile())
                            .start();
            assertThat(training.waitFor()).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "-XX:AOTCache=" + cache;
    }

    long pid() {
        return process.pid();
    }

    boolean lives() {
        return process.isAlive();
    }

    /// Whether it serves the groups.
    boolean serves() {
        return saying("serving the groups") > 0;
    }

    /// How many lines of its log have this in them.
    long saying(String words) {
        return lines.stream().filter(line -> line.contains(words)).count();
    }

    /// What it has logged.
    List<String> log() {
        return List.copyOf(lines);
    }

    /// As `kill -9`; returns when it is gone.
    void kill() throws InterruptedException {
        process.toHandle().destroyForcibly();
        process.waitFor();
    }

    /// As SIGTERM; returns its exit code.
    int stop() throws InterruptedException {
        process.toHandle().destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("it does not stop");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.toHandle().destroyForcibly();
    }
}
