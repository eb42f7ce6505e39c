package dev.actionsgateway.workersim;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// A worker inside of the test's JVM, with waits that are fifty times shorter.
final class InJvm {
    private static final long PATIENCE_SECONDS = 60;

    private final Path root;
    private final Map<String, String> environment = new HashMap<>(System.getenv());
    private final Pipe pipe = Pipe.open();
    private final OutputStream toWorker = Channels.newOutputStream(pipe.sink());
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final CompletableFuture<Integer> end = new CompletableFuture<>();
    private double scale = 0.02;

    InJvm(Path root) throws IOException {
        this.root = root;
        Files.writeString(root.resolve(".runner"), "{\"workFolder\":\"_work\"}");
    }

    InJvm with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /// Times at this part of the real ones, where a step must get a chance between two of them.
    InJvm scaled(double part) {
        scale = part;
        return this;
    }

    Path workspace() {
        return root.resolve("_work/app/app");
    }

    /// Starts a worker and gives it the job.
    Worker start(JobJson job) throws IOException {
        var worker =
                new Worker(
                        new WorkerHost(
                                root,
                                environment,
                                InstantSource.system(),
                                Times.real().scaled(scale),
                                new PrintStream(out, true, UTF_8)));
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        end.complete(worker.run(() -> Channels.newInputStream(pipe.source())));
                    } catch (InterruptedException e) {
                        end.completeExceptionally(e);
                    }
                });
        send(new Frame(Frame.NEW_JOB, job.build()));
        return worker;
    }

    void send(Frame frame) throws IOException {
        toWorker.write(frame.encode());
    }

    int exit() throws Exception {
        return end.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    int run(JobJson job) throws Exception {
        start(job);
        return exit();
    }

    String out() {
        return out.toString(UTF_8);
    }

    /// Waits until a step has made this file in the workspace.
    void awaitFile(String name) throws InterruptedException {
        await(() -> Files.exists(workspace().resolve(name)));
    }

    /// Waits until the diagnostics say so.
    void awaitTrace(String text) throws InterruptedException {
        await(() -> trace().contains(text));
    }

    private String trace() {
        try (var files = Files.list(root.resolve("_diag"))) {
            StringBuilder all = new StringBuilder();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file));
            }
            return all.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void await(BooleanSupplier condition) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new AssertionError("it did not come about");
            }
            Thread.sleep(5);
        }
    }
}
