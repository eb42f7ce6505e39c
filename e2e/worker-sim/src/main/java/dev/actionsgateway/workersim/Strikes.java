package dev.actionsgateway.workersim;

import dev.actionsgateway.workersim.Faults.Fault;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/// Makes the faults happen that were asked for.
final class Strikes {
    private static final long CHUNK = 16L * 1024 * 1024;
    private static final long MEBIBYTE = 1024L * 1024;

    private final Faults faults;
    private final WorkerHost host;
    private final CompletableFuture<Integer> end;

    /// @param end completed with the exit code of a worker that dies of a fault
    Strikes(Faults faults, WorkerHost host, CompletableFuture<Integer> end) {
        this.faults = faults;
        this.host = host;
        this.end = end;
    }

    Faults faults() {
        return faults;
    }

    /// Before the pipe is looked at.
    void atStart() throws InterruptedException {
        var slow = faults.number(Fault.SLOW_START, 1);
        if (slow.isPresent()) {
            Thread.sleep(Duration.ofSeconds(slow.get()));
        }
        faults.number(Fault.EXIT_BEFORE_READING, 1).ifPresent(this::die);
        if (faults.has(Fault.NEVER_READ)) {
            hang();
        }
    }

    /// When the job is known, before its first step.
    void atJob(JobMessage job) throws InterruptedException {
        faults.number(Fault.DAEMON, 60).ifPresent(Strikes::daemon);
        faults.number(Fault.FLOOD, 50).ifPresent(this::flood);
        if (faults.has(Fault.PRINT_SECRET)) {
            job.variables()
                    .secretValues()
                    .filter(secret -> !secret.isBlank())
                    .findFirst()
                    .ifPresent(secret -> host.out().println("Unhandled exception: " + secret));
            die(1);
        }
    }

    /// At each line that a step writes.
    void atOutput() {
        faults.value(Fault.CRASH)
                .ifPresent(how -> {
                    if (how.equals("kill")) {
                        killSelf();
                    }
                    die(faults.number(Fault.CRASH, 1).orElse(1L));
                });
        faults.number(Fault.OUT_OF_MEMORY, 4096)
                .ifPresent(most -> {
                    takeMemory(most * MEBIBYTE);
                    die(1);
                });
    }

    void beforeComplete() throws InterruptedException {
        var slow = faults.number(Fault.SLOW_COMPLETE, 10);
        if (slow.isPresent()) {
            Thread.sleep(Duration.ofSeconds(slow.get()));
        }
    }

    void afterNotFound() throws InterruptedException {
        if (faults.has(Fault.HANG_AFTER_404)) {
            hang();
        }
    }

    /// Waits for ever; only a kill, or the end of the worker's other threads, helps.
    static void hang() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    private void die(long code) {
        end.complete((int) code);
        try {
            hang();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void killSelf() {
        run("kill -KILL " + ProcessHandle.current().pid(), ProcessBuilder.Redirect.DISCARD);
    }

    private static void daemon(long seconds) {
        String fd = "/proc/" + ProcessHandle.current().pid() + "/fd/";
        run("sleep " + seconds + " 3<" + fd + "3 4>" + fd + "4 &", ProcessBuilder.Redirect.INHERIT);
    }

    private void flood(long mebibytes) {
        String line = "x".repeat(1023);
        for (long i = 0; i < mebibytes * 1024; i++) {
            host.out().println(line);
        }
    }

    /// Outside of the heap, whose limit would stop it early.
    private static void takeMemory(long most) {
        try (Arena arena = Arena.ofShared()) {
            for (long bytes = 0; bytes < most; bytes += CHUNK) {
                arena.allocate(CHUNK).fill((byte) 1);
            }
        }
    }

    private static void run(String script, ProcessBuilder.Redirect output) {
        try {
            new ProcessBuilder("/bin/sh", "-c", script)
                    .redirectOutput(output)
                    .redirectError(output)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new WorkerCrash("a fault could not be made", e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
