package dev.actionsgateway.workersim;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Sends the steps that have changed, twice a second; what was not taken goes again.
///
/// Only the last state of each step is kept, so it holds at most one record for each.
final class StepsFeed implements AutoCloseable {
    private static final int MOST_AT_ONCE = 25;
    private static final int LAST_ATTEMPTS = 5;

    private final ResultsService service;
    private final Times times;
    private final Trace trace;
    private final Thread thread;
    private final CountDownLatch stored = new CountDownLatch(1);
    // all guarded by this
    private final SequencedMap<String, JsonObject> changed = new LinkedHashMap<>();
    private boolean closed;
    private long order;

    StepsFeed(ResultsService service, Times times, Trace trace) {
        this.service = service;
        this.times = times;
        this.trace = trace;
        this.thread = Thread.ofVirtual().name("steps").start(this::run);
    }

    /// Sends this step as it is now, soon.
    synchronized void changed(StepRecord step) {
        changed.putLast(step.id(), step.update());
        notifyAll();
    }

    /// Waits until the first call was taken.
    void awaitFirst(Duration limit) throws InterruptedException {
        boolean _ = stored.await(limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    /// Sends what is left, as often as five times, and ends.
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            int failures = 0;
            while (awaitWork()) {
                Map<String, JsonObject> batch = take();
                if (send(batch)) {
                    failures = 0;
                } else if (++failures >= LAST_ATTEMPTS && isClosed()) {
                    trace.error("ResultsServer", "steps were given up: " + batch.keySet());
                    return;
                } else {
                    putBack(batch);
                }
                pause(failures > 0);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean send(Map<String, JsonObject> batch) throws InterruptedException {
        try {
            service.steps(List.copyOf(batch.values()), nextOrder());
            stored.countDown();
            return true;
        } catch (IOException e) {
            trace.error("ResultsServer", e);
            return false;
        }
    }

    private synchronized long nextOrder() {
        return ++order;
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private synchronized boolean awaitWork() throws InterruptedException {
        while (changed.isEmpty() && !closed) {
            wait();
        }
        return !changed.isEmpty();
    }

    private synchronized Map<String, JsonObject> take() {
        Map<String, JsonObject> batch = new LinkedHashMap<>();
        while (!changed.isEmpty() && batch.size() < MOST_AT_ONCE) {
            var first = changed.pollFirstEntry();
            batch.put(first.getKey(), first.getValue());
        }
        return batch;
    }

    private synchronized void putBack(Map<String, JsonObject> batch) {
        batch.forEach(changed::putIfAbsent);
    }

    /// Half a second; less when the end has come, unless the last call failed.
    private synchronized void pause(boolean failed) throws InterruptedException {
        long until = System.nanoTime() + times.steps().toNanos();
        long left;
        while ((left = until - System.nanoTime()) > 0 && (failed || !closed)) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }
}
