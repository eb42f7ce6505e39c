package dev.actionsgateway.proxy.tunnel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread that waits for all sockets. Everything that belongs to a connection happens here,
/// so nothing of it is locked; nothing here may block.
final class Loop implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Loop.class);
    private static final Duration GRACE = Duration.ofSeconds(5);

    /// What a channel is registered with: told when the channel can do what it waits for.
    @FunctionalInterface
    interface Ready {
        void ready(SelectionKey key);
    }

    private final Selector selector;
    private final InstantSource clock;
    private final Duration tick;
    private final Runnable ticked;
    private final Thread thread;
    // Bounded by the number of connections: each waits for one answer from elsewhere.
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private volatile boolean closing;
    private long now;

    private Loop(Selector selector, InstantSource clock, Duration tick, Runnable ticked) {
        this.selector = selector;
        this.clock = clock;
        this.tick = tick;
        this.ticked = ticked;
        this.now = clock.millis();
        // A platform thread: a selector would hold the carrier of a virtual one.
        this.thread = Thread.ofPlatform().name("tunnels").unstarted(this::run);
    }

    /// A loop that does not run yet.
    ///
    /// @param tick how often `ticked` is called, on the loop
    static Loop open(InstantSource clock, Duration tick, Runnable ticked) throws IOException {
        return new Loop(Selector.open(), clock, tick, ticked);
    }

    void start() {
        thread.start();
    }

    /// The time, in milliseconds, as it was when this round began.
    long now() {
        return now;
    }

    /// Runs the task on the loop. Any thread may ask.
    void execute(Runnable task) {
        tasks.add(task);
        selector.wakeup();
    }

    SelectionKey register(SelectableChannel channel, int operations, Ready ready)
            throws ClosedChannelException {
        return channel.register(selector, operations, ready);
    }

    private void run() {
        long next = now + tick.toMillis();
        try {
            while (!closing) {
                selector.select(this::dispatch, Math.max(1, next - clock.millis()));
                now = clock.millis();
                for (var task = tasks.poll(); task != null; task = tasks.poll()) {
                    safely(task);
                }
                if (now >= next) {
                    next = now + tick.toMillis();
                    safely(ticked);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the selector failed", e);
        }
    }

    private void dispatch(SelectionKey key) {
        if (key.isValid() && key.attachment() instanceof Ready ready) {
            safely(() -> ready.ready(key));
        }
    }

    /// One connection's defect must not end all others.
    private static void safely(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            log.atError().setCause(e).log("a connection was not served");
        }
    }

    /// Stops the thread after what it is doing, and closes the selector; the channels are others'.
    @Override
    public void close() throws IOException {
        closing = true;
        selector.wakeup();
        try {
            if (thread.isAlive() && !thread.join(GRACE)) {
                log.atError().log("the loop does not end");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // it ends all the same
        }
        selector.close();
    }
}
