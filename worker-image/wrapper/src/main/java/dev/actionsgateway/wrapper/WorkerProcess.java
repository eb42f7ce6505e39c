package dev.actionsgateway.wrapper;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// The worker as a process, with its two pipes.
///
/// Java gives a child three pipes and no other descriptors, so a shell makes the worker's two of
/// them and becomes the worker: its standard input is descriptor 3, its standard output 4, and what
/// it prints comes on the standard error. `exec` keeps the process id.
final class WorkerProcess {
    private static final String PIPES = "exec \"$@\" spawnclient 3 4 3<&0 4>&1 0</dev/null 1>&2";
    private static final String READS = "3";
    private static final int KILL_ROUNDS = 3;

    private final Process process;

    private WorkerProcess(Process process) {
        this.process = process;
    }

    /// Starts it below the runner's root.
    static WorkerProcess start(Path worker, Map<String, String> environment) throws IOException {
        var builder =
                new ProcessBuilder("/bin/sh", "-c", PIPES, "worker", worker.toString())
                        .directory(worker.resolveSibling("").toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return new WorkerProcess(builder.start());
    }

    long pid() {
        return process.pid();
    }

    /// What the worker reads; it stays open until the worker has ended.
    OutputStream pipe() {
        return process.getOutputStream();
    }

    /// What the worker prints: both its outputs.
    InputStream output() {
        return process.getErrorStream();
    }

    void whenGone(Runnable action) {
        var _ = process.onExit().thenRun(action);
    }

    OptionalInt exit() {
        return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
    }

    /// How many bytes lie in the pipe that the worker has not read. A write has succeeded long
    /// before its bytes are read, so this is the only sign that a job was taken.
    ///
    /// @return nothing if the kernel does not show the pipe
    OptionalInt unread() {
        Path end = Path.of("/proc", Long.toString(process.pid()), "fd", READS);
        // A second reader for this one look: it takes nothing out, and is gone before it could
        // keep a broken pipe from being noticed.
        try (var pipe = new FileInputStream(end.toFile())) {
            return Files.readSymbolicLink(end).toString().startsWith("pipe:")
                    ? OptionalInt.of(pipe.available())
                    : OptionalInt.empty();
        } catch (IOException _) {
            return OptionalInt.empty();
        }
    }

    /// SIGTERM to the worker. Not by the process itself: that would close its pipes as well.
    void terminate() {
        process.toHandle().destroy();
    }

    /// SIGKILL to the worker and to all that descends from this program. As the first process of a
    /// container it has inherited what the worker's steps left behind.
    void kill() {
        process.toHandle().destroyForcibly();
        for (int i = 0; i < KILL_ROUNDS; i++) {
            List<ProcessHandle> left = ProcessHandle.current().descendants().toList();
            left.forEach(ProcessHandle::destroyForcibly);
        }
    }
}
