package dev.actionsgateway.agc.group;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.actionsgateway.workersim.Frame;
import dev.actionsgateway.workersim.Times;
import dev.actionsgateway.workersim.Worker;
import dev.actionsgateway.workersim.WorkerHost;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
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

/// The true stand-in for the runner's worker, inside of this JVM and twenty times as fast: it is
/// told what to do through its pipe, as in a pod.
public final class InnerWorker {
    private final Pipe pipe;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final CompletableFuture<Integer> code = new CompletableFuture<>();

    /// One that does not run yet.
    public InnerWorker() {
        try {
            pipe = Pipe.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The variables of this process, and whose certificates are believed.
    public static Map<String, String> environment(Path trusted) {
        var environment = new HashMap<>(System.getenv());
        environment.put("SSL_CERT_FILE", trusted.toString());
        return environment;
    }

    /// Runs a job.
    ///
    /// @param root a folder of its own
    public void run(Path root, Map<String, String> environment, String payload) {
        try {
            Files.createDirectories(root);
            Files.writeString(root.resolve(".runner"), "{\"workFolder\":\"_work\"}");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var host =
                new WorkerHost(
                        root,
                        environment,
                        InstantSource.system(),
                        Times.real().scaled(0.05),
                        new PrintStream(out, true, UTF_8));
        Thread.ofVirtual().start(() -> live(new Worker(host)));
        send(new Frame(Frame.NEW_JOB, payload));
    }

    private void live(Worker worker) {
        try {
            code.complete(worker.run(() -> Channels.newInputStream(pipe.source())));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Its job is to stop.
    public void cancel() {
        send(new Frame(Frame.CANCEL, ""));
    }

    /// It is to end at once.
    public void shutDown() {
        send(new Frame(Frame.RUNNER_SHUTDOWN, ""));
    }

    private void send(Frame frame) {
        try {
            Channels.newOutputStream(pipe.sink()).write(frame.encode());
        } catch (IOException _) {
            // It has ended.
        }
    }

    /// Its exit code, once it has ended.
    public CompletableFuture<Integer> code() {
        return code;
    }

    /// Whether this exit code says that GitHub was told of the job's end.
    public static boolean reported(int code) {
        return code >= 100 && code <= 105;
    }

    /// What it has printed.
    public String output() {
        return out.toString(UTF_8);
    }
}
