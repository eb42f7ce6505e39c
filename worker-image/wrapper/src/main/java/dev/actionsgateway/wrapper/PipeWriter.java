package dev.actionsgateway.wrapper;

import java.io.IOException;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The one thread that writes to the worker: the job, then at most one control message. A worker
/// that does not read holds this thread and no other; the end of the worker lets it go.
final class PipeWriter implements Runnable {
    private static final long LOOK_MILLIS = 50;

    /// Where the pipe cannot be looked at, what is written counts as taken after so many looks.
    private static final int BLIND_LOOKS = 20;

    private final Pipe pipe;
    private final Supplier<OptionalInt> unread;
    private final Consumer<Event> events;
    private final BlockingQueue<Integer> control = new LinkedBlockingQueue<>(1);
    private final Payload payload;

    PipeWriter(Pipe pipe, Payload payload, Supplier<OptionalInt> unread, Consumer<Event> events) {
        this.pipe = pipe;
        this.payload = payload;
        this.unread = unread;
        this.events = events;
    }

    /// Has this control message written; a second one is not.
    void tell(int type) {
        var _ = control.offer(type);
    }

    @Override
    public void run() {
        try {
            pipe.job(payload);
            payload.release();
            awaitTaken();
            events.accept(new Event.Accepted());
            pipe.control(control.take());
        } catch (IOException e) {
            Log.warn("the worker's pipe is broken", "error", e.toString());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitTaken() throws InterruptedException {
        int blind = 0;
        while (blind < BLIND_LOOKS) {
            OptionalInt left = unread.get();
            if (left.isPresent() && left.getAsInt() == 0) {
                return;
            }
            blind = left.isPresent() ? 0 : blind + 1;
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }
}
