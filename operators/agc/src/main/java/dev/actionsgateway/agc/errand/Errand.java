package dev.actionsgateway.agc.errand;

import dev.actionsgateway.kit.Nursery;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// A piece of work on a thread of its own. Once it is closed nothing of it happens any more, also
/// if its thread had not begun.
public final class Errand implements AutoCloseable {
    private final ReentrantLock running = new ReentrantLock(); // held while the work runs
    private volatile boolean calledOff;
    private Future<?> thread = new FutureTask<>(() -> {}, null);

    private Errand() {}

    /// The work.
    @FunctionalInterface
    public interface Work {
        /// Does it.
        ///
        /// @throws InterruptedException if the thread is interrupted
        void run() throws InterruptedException;
    }

    /// Begins.
    ///
    /// @param broken is told if the work throws, which is a mistake of ours
    public static Errand begin(
            Nursery nursery, String name, Work work, Consumer<RuntimeException> broken) {
        var errand = new Errand();
        errand.thread =
                nursery.fork(
                        name,
                        () -> {
                            errand.run(work, broken);
                            return null;
                        });
        return errand;
    }

    // A mistake in one piece of work must not end the others, so it goes no further than this.
    private void run(Work work, Consumer<RuntimeException> broken) throws InterruptedException {
        running.lock();
        try {
            if (!calledOff) {
                work.run();
            }
        } catch (RuntimeException e) {
            broken.accept(e);
        } finally {
            running.unlock();
        }
    }

    /// Interrupts the work and returns when it has ended. Twice is harmless.
    @Override
    public void close() {
        calledOff = true;
        thread.cancel(true);
        running.lock(); // free once the work has ended
        try {
            calledOff = true;
        } finally {
            running.unlock();
        }
    }
}
