package dev.actionsgateway.agc.group;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.actionsgateway.agc.job.Held;
import dev.actionsgateway.agc.job.RecordName;
import dev.actionsgateway.agc.job.WorkerEnd;
import dev.actionsgateway.agc.job.WorkerName;
import dev.actionsgateway.agc.job.Workers;
import dev.actionsgateway.jobs.Cancellation;
import dev.actionsgateway.kit.Deadline;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/// Runs jobs with the true stand-in for the runner's worker, inside of this JVM. It outlives a
/// group as pods outlive a gateway.
final class LocalWorkers implements Workers {
    private final Path folder;
    private final FolderStore store;
    private final Map<String, String> environment;
    private final Map<WorkerName, Running> workers = new ConcurrentHashMap<>();
    private final AtomicInteger running = new AtomicInteger();
    final AtomicInteger most = new AtomicInteger(); // at the same time
    final List<String> started = new CopyOnWriteArrayList<>();
    final List<WorkerName> cancelled = new CopyOnWriteArrayList<>();
    final List<Removal> removed = new CopyOnWriteArrayList<>();
    volatile Optional<Start> instead = Optional.empty(); // what start answers, whatever is asked
    volatile Optional<WorkerEnd> endInstead = Optional.empty();

    private static final class Running {
        final RecordName record;
        final Pipe pipe;
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        final CompletableFuture<WorkerEnd> end = new CompletableFuture<>();

        Running(RecordName record) {
            this.record = record;
            try {
                pipe = Pipe.open();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void send(Frame frame) {
            try {
                Channels.newOutputStream(pipe.sink()).write(frame.encode());
            } catch (IOException _) {
                // It has ended.
            }
        }
    }

    LocalWorkers(Path folder, FolderStore store, Path trusted) {
        this.folder = folder;
        this.store = store;
        environment = new HashMap<>(System.getenv());
        environment.put("SSL_CERT_FILE", trusted.toString());
    }

    @Override
    public Start start(Held held, String runner, Deadline deadline) {
        if (instead.isPresent()) {
            return instead.get();
        }
        var name = new WorkerName("worker-" + held.job().key().job());
        var mine = new Running(held.record());
        var before = workers.putIfAbsent(name, mine);
        if (before != null) {
            return before.record.equals(held.record())
                    ? new Start.Started(name)
                    : new Start.TakenBy(name, before.record);
        }
        most.accumulateAndGet(running.incrementAndGet(), Math::max);
        var _ = mine.end.thenRun(running::decrementAndGet);
        started.add(held.job().displayName());
        if (endInstead.isPresent()) {
            mine.end.complete(endInstead.get());
        } else {
            run(name, mine);
        }
        return new Start.Started(name);
    }

    private void run(WorkerName name, Running mine) {
        var root = folder.resolve(name.value());
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
                        new PrintStream(mine.out, true, UTF_8));
        Thread.ofVirtual().start(() -> live(new Worker(host), mine));
        mine.send(new Frame(Frame.NEW_JOB, store.payload(mine.record)));
    }

    private static void live(Worker worker, Running mine) {
        try {
            int code = worker.run(() -> Channels.newInputStream(mine.pipe.source()));
            mine.end.complete(
                    code >= 100 && code <= 105
                            ? new WorkerEnd.Reported("exit code " + code)
                            : new WorkerEnd.Died(
                                    WorkerEnd.Death.CRASHED,
                                    Optional.of(code),
                                    mine.out.toString(UTF_8)));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public WorkerEnd await(WorkerName worker) throws InterruptedException {
        var running = workers.get(worker);
        if (running == null) {
            return new WorkerEnd.Died(
                    WorkerEnd.Death.VANISHED, Optional.empty(), "there is no " + worker);
        }
        try {
            return running.end.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void cancel(WorkerName worker, Cancellation cancellation, Deadline deadline) {
        Optional.ofNullable(workers.get(worker))
                .ifPresent(running -> running.send(new Frame(Frame.CANCEL, "")));
        cancelled.add(worker);
    }

    @Override
    public void remove(WorkerName worker, Removal why, Deadline deadline) {
        removed.add(why);
        var running = workers.remove(worker);
        if (running != null) {
            running.send(new Frame(Frame.RUNNER_SHUTDOWN, ""));
            running.end.complete(
                    new WorkerEnd.Died(
                            WorkerEnd.Death.DELETED, Optional.empty(), "it was removed: " + why));
        }
    }

    /// A worker is gone, and nobody saw it.
    void lose() {
        workers.clear();
    }
}
