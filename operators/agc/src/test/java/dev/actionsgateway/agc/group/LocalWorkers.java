package dev.actionsgateway.agc.group;

import dev.actionsgateway.agc.job.Held;
import dev.actionsgateway.agc.job.RecordName;
import dev.actionsgateway.agc.job.WorkerEnd;
import dev.actionsgateway.agc.job.WorkerName;
import dev.actionsgateway.agc.job.Workers;
import dev.actionsgateway.jobs.Cancellation;
import dev.actionsgateway.kit.Deadline;
import java.nio.file.Path;
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
    final AtomicInteger asked = new AtomicInteger(); // how often one was to start
    volatile Optional<Start> instead = Optional.empty(); // what start answers, whatever is asked
    volatile Optional<WorkerEnd> endInstead = Optional.empty();

    private static final class Running {
        final RecordName record;
        final InnerWorker inner = new InnerWorker();
        final CompletableFuture<WorkerEnd> end = new CompletableFuture<>();

        Running(RecordName record) {
            this.record = record;
        }
    }

    LocalWorkers(Path folder, FolderStore store, Path trusted) {
        this.folder = folder;
        this.store = store;
        environment = InnerWorker.environment(trusted);
    }

    @Override
    public Start start(Held held, String runner, Deadline deadline) {
        asked.incrementAndGet();
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
        var _ =
                mine.inner
                        .code()
                        .thenAccept(code -> mine.end.complete(end(code, mine.inner.output())));
        mine.inner.run(folder.resolve(name.value()), environment, store.payload(mine.record));
    }

    private static WorkerEnd end(int code, String output) {
        return InnerWorker.reported(code)
                ? new WorkerEnd.Reported("exit code " + code)
                : new WorkerEnd.Died(WorkerEnd.Death.CRASHED, Optional.of(code), output);
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
    public Optional<WorkerEnd> ended(WorkerName worker) {
        return Optional.ofNullable(workers.get(worker))
                .map(running -> running.end)
                .filter(CompletableFuture::isDone)
                .map(CompletableFuture::join);
    }

    @Override
    public void cancel(WorkerName worker, Cancellation cancellation, Deadline deadline) {
        Optional.ofNullable(workers.get(worker)).ifPresent(running -> running.inner.cancel());
        cancelled.add(worker);
    }

    @Override
    public void remove(WorkerName worker, Removal why, Deadline deadline) {
        removed.add(why);
        var running = workers.remove(worker);
        if (running != null) {
            running.inner.shutDown();
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
