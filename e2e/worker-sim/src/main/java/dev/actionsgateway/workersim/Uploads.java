package dev.actionsgateway.workersim;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// Uploads one thing after the other beside the running job. What fails is told and left out.
///
/// The queue is bounded: a job that logs faster than the network takes waits.
final class Uploads implements AutoCloseable {
    private static final int MOST_WAITING = 256;

    /// One upload with all its calls.
    @FunctionalInterface
    interface Upload {
        void run() throws IOException, InterruptedException;
    }

    private final BlockingQueue<Optional<Upload>> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private final Trace trace;
    private final Thread thread;

    Uploads(Trace trace) {
        this.trace = trace;
        this.thread = Thread.ofVirtual().name("uploads").start(this::run);
    }

    void add(Upload upload) {
        try {
            waiting.put(Optional.of(upload));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Waits for all of them.
    @Override
    public void close() {
        try {
            waiting.put(Optional.empty());
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            for (var next = waiting.take(); next.isPresent(); next = waiting.take()) {
                try {
                    next.get().run();
                } catch (IOException | IllegalArgumentException e) {
                    trace.error("ResultsServer", e);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
