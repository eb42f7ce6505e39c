package dev.actionsgateway.workersim;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A worker in a JVM of its own, started as the wrapper does: `sh` makes two pipes of the three
/// that a process has, and becomes the worker.
final class WorkerProcess implements AutoCloseable {
    static final String PIPES = "3<&0 4>&1 0</dev/null 1>&2";
    private static final long PATIENCE_SECONDS = 60;

    private final Process process;
    private final Path console;
    private final OutputStream toWorker;

    private WorkerProcess(Process process, Path console) {
        this.process = process;
        this.console = console;
        this.toWorker = process.getOutputStream();
    }

    static Path install(Path root) throws IOException {
        return Installation.into(
                root,
                System.getProperty("java.class.path"),
                Path.of(System.getProperty("java.home")));
    }

    static WorkerProcess start(Path root, Map<String, String> environment) throws IOException {
        return start(root, "spawnclient 3 4 " + PIPES, environment);
    }

    /// @param words arguments and redirections, in the words of `sh`
    static WorkerProcess start(Path root, String words, Map<String, String> environment)
            throws IOException {
        Path console = root.resolve("console");
        var builder =
                new ProcessBuilder(
                                "/bin/sh",
                                "-c",
                                "exec \"$@\" " + words,
                                "worker",
                                root.resolve("bin/Runner.Worker").toString())
                        .redirectError(console.toFile());
        builder.environment().put("WORKER_SIM_SCALE", "0.02");
        builder.environment().putAll(environment);
        return new WorkerProcess(builder.start(), console);
    }

    WorkerProcess send(Frame frame) throws IOException {
        return send(frame.encode());
    }

    WorkerProcess send(byte[] bytes) throws IOException {
        toWorker.write(bytes);
        toWorker.flush();
        return this;
    }

    /// Closes the worker's pipe, which is no signal to it.
    WorkerProcess closePipe() throws IOException {
        toWorker.close();
        return this;
    }

    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " " + process.pid())
                .start()
                .waitFor();
    }

    int exit() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("the worker did not end");
        }
        return process.exitValue();
    }

    boolean runs() {
        return process.isAlive();
    }

    String console() throws IOException {
        return Files.readString(console, UTF_8);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
