package dev.actionsgateway.githubsim.driver;

import static java.nio.charset.StandardCharsets.UTF_16LE;

import dev.actionsgateway.workersim.Installation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// A worker in a process of its own, fed by a pipe. `sh` makes the two pipes out of the three that
/// a process has, and becomes the worker.
final class Worker implements AutoCloseable {
    private static final int JOB = 1;
    private static final int CANCEL = 2;

    private final Process process;
    private final Path console;

    private Worker(Process process, Path console) {
        this.process = process;
        this.console = console;
    }

    /// Starts a worker in this folder, which must be there, and gives it its job.
    static Worker start(Path root, Claim claim) throws IOException {
        return start(root, claim, "");
    }

    /// The same with a fault of worker-sim.
    static Worker start(Path root, Claim claim, String fault) throws IOException {
        var launcher =
                Installation.into(
                        root,
                        System.getProperty("java.class.path"),
                        Path.of(System.getProperty("java.home")));
        var console = root.resolve("console");
        var builder =
                new ProcessBuilder(
                        "/bin/sh",
                        "-c",
                        "exec \"$@\" spawnclient 3 4 3<&0 4>&1 0</dev/null 1>&2",
                        "worker",
                        launcher.toString());
        builder.directory(root.resolve("bin").toFile()).redirectError(console.toFile());
        builder.environment().put("WORKER_SIM_SCALE", "0.1");
        builder.environment().put("WORKER_SIM_FAULT", fault);
        var worker = new Worker(builder.start(), console);
        worker.send(JOB, claim.payload());
        return worker;
    }

    void cancel() throws IOException {
        send(CANCEL, "");
    }

    private void send(int type, String body) throws IOException {
        byte[] text = body.getBytes(UTF_16LE);
        process.getOutputStream()
                .write(
                        ByteBuffer.allocate(8 + text.length)
                                .order(ByteOrder.LITTLE_ENDIAN)
                                .putInt(type)
                                .putInt(text.length)
                                .put(text)
                                .array());
        process.getOutputStream().flush();
    }

    /// The exit code, within a minute.
    int exit() throws IOException, InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the worker runs on:\n" + Files.readString(console));
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
