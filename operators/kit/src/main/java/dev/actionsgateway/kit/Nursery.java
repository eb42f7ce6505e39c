package dev.actionsgateway.kit;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Owns the virtual threads of one block: none of them outlives [#close()] unnoticed.
///
/// ```
/// try (var nursery = Nursery.open("gateway")) {
///     var left = nursery.fork("left", this::left);
///     var right = nursery.fork("right", this::right);
///     nursery.join(deadline);              // a failure of one cancels the other and is thrown here
///     use(left.resultNow(), right.resultNow());
/// }                                        // whatever still runs is interrupted and waited for
/// ```
///
/// It has the shape of `StructuredTaskScope`, which is a preview of JDK 25, and can give way to it.
/// A cancelled task is interrupted; one that ignores that is named in an error line, not waited for
/// without limit. Any thread may fork, cancel and close.
public final class Nursery implements AutoCloseable {
    /// How long [#close()] waits for interrupted threads unless told otherwise.
    public static final Duration GRACE = Duration.ofSeconds(10);

    private static final Logger log = LoggerFactory.getLogger(Nursery.class);

    private final String name;
    private final Duration grace;
    private final Optional<Consumer<TaskFailedException>> failed;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private final Map<Thread, Future<?>> running = new LinkedHashMap<>(); // guarded by lock
    private @Nullable TaskFailedException failure; // guarded by lock: the first one
    private boolean told; // guarded by lock: somebody was thrown the failure
    private boolean cancelled; // guarded by lock
    private @Nullable Deadline closing; // guarded by lock: set when closed

    private Nursery(String name, Duration grace, Optional<Consumer<TaskFailedException>> failed) {
        this.name = name;
        this.grace = grace;
        this.failed = failed;
    }

    /// A nursery whose threads are called `name/task`.
    public static Nursery open(String name) {
        return open(name, GRACE);
    }

    /// As [#open(String)], with an own bound for [#close()].
    public static Nursery open(String name, Duration grace) {
        return new Nursery(name, grace, Optional.empty());
    }

    /// As [#open(String)], for tasks that nobody joins: the first failure is told at once.
    public static Nursery open(String name, Consumer<TaskFailedException> failed) {
        return new Nursery(name, GRACE, Optional.of(failed));
    }

    /// Starts a task on its own virtual thread. Cancelling the future interrupts this task alone.
    /// After a failure or [#cancel()] nothing starts any more: the future comes back cancelled.
    ///
    /// @throws IllegalStateException if the nursery is closed
    public <T extends @Nullable Object> Future<T> fork(String task, Callable<T> work) {
        var future = new FutureTask<T>(work);
        var thread = Thread.ofVirtual().name(name + "/" + task).unstarted(() -> run(future));
        lock.lock();
        try {
            if (closing != null) {
                throw new IllegalStateException("the nursery " + name + " is closed");
            }
            if (cancelled) {
                future.cancel(false);
            } else {
                thread.start(); // it can end only after this lock is released
                running.put(thread, future);
            }
            return future;
        } finally {
            lock.unlock();
        }
    }

    private void run(FutureTask<?> future) {
        future.run();
        ended(future).ifPresent(first -> failed.ifPresent(it -> it.accept(first)));
    }

    /// The failure, if it is the first one.
    private Optional<TaskFailedException> ended(FutureTask<?> future) {
        lock.lock();
        try {
            running.remove(Thread.currentThread());
            ended.signalAll();
            if (future.state() == Future.State.FAILED && !cancelled) {
                failure = new TaskFailedException(future.exceptionNow());
                told = failed.isPresent();
                cancelAll();
                return Optional.of(failure);
            }
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /// Waits until every task has ended.
    ///
    /// @throws TaskFailedException if a task failed: the first one, after the others were cancelled
    ///   and ended
    /// @throws InterruptedException if the caller is interrupted; the tasks run on until [#close()]
    /// @throws IllegalStateException if the caller is one of the tasks: it would wait for itself
    public void join() throws InterruptedException {
        lock.lock();
        try {
            refuseOwnTasks();
            while (!running.isEmpty()) {
                ended.await();
            }
            throwFailure();
        } finally {
            lock.unlock();
        }
    }

    /// Waits until every task has ended or the deadline passes, which cancels the rest.
    ///
    /// @throws TimeoutException if the deadline passed first; the message names what still ran
    /// @throws TaskFailedException as in [#join()]
    /// @throws InterruptedException as in [#join()]
    /// @throws IllegalStateException as in [#join()]
    public void join(Deadline deadline) throws InterruptedException, TimeoutException {
        lock.lock();
        try {
            refuseOwnTasks();
            while (!running.isEmpty()) {
                if (deadline.expired()) {
                    var late = running();
                    cancelAll();
                    throw new TimeoutException("not done in time: " + String.join(", ", late));
                }
                ended.awaitNanos(TimeUnit.NANOSECONDS.convert(deadline.remaining()));
            }
            throwFailure();
        } finally {
            lock.unlock();
        }
    }

    /// Interrupts every task and lets no further one start. Does not wait.
    public void cancel() {
        lock.lock();
        try {
            cancelAll();
        } finally {
            lock.unlock();
        }
    }

    /// The names of the threads that run now, in the order of their start: empty when nothing
    /// leaks.
    public List<String> running() {
        lock.lock();
        try {
            return running.keySet().stream().map(Thread::getName).toList();
        } finally {
            lock.unlock();
        }
    }

    /// Cancels what runs, waits for it within the bound, and logs by name what did not end, and the
    /// failure that no [#join()] has thrown. An interrupt of the caller does not shorten the wait;
    /// it is kept for later. Closing again, from any thread, is harmless: it waits for the first.
    ///
    /// @throws IllegalStateException as in [#join()]
    @Override
    public void close() {
        List<String> left = List.of();
        Optional<TaskFailedException> untold = Optional.empty();
        lock.lock();
        try {
            refuseOwnTasks();
            cancelAll();
            if (closing == null) {
                var deadline = Deadline.after(grace, InstantSource.system());
                closing = deadline;
                awaitEnd(deadline);
                left = running();
                untold = Optional.ofNullable(told ? null : failure);
            } else {
                awaitEnd(closing);
            }
        } finally {
            lock.unlock();
        }
        untold.ifPresent(lost -> log.error("nobody was told of a failure", lost));
        if (!left.isEmpty()) {
            log.atError()
                    .addKeyValue("nursery", name)
                    .addKeyValue("threads", left)
                    .log("threads ignore their interrupt and were left behind");
        }
    }

    private void awaitEnd(Deadline deadline) {
        boolean interrupted = false;
        while (!running.isEmpty() && !deadline.expired()) {
            try {
                ended.awaitNanos(TimeUnit.NANOSECONDS.convert(deadline.remaining()));
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void cancelAll() {
        cancelled = true;
        running.values().forEach(task -> task.cancel(true));
    }

    private void refuseOwnTasks() {
        if (running.containsKey(Thread.currentThread())) {
            throw new IllegalStateException("a task must not wait for its own nursery " + name);
        }
    }

    private void throwFailure() {
        if (failure != null) {
            told = true;
            throw failure;
        }
    }
}
