package dev.actionsgateway.githubsim;

import dev.actionsgateway.githubsim.core.Changes;
import dev.actionsgateway.githubsim.core.Changes.Change;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Appends what happened to a file, one JSON object a line, for looking into it afterwards.
///
/// It never holds the simulator up: what does not fit into its queue is left out and counted.
final class Journal implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Journal.class);
    private static final int QUEUE = 50_000;

    private final BlockingQueue<Change> queue = new ArrayBlockingQueue<>(QUEUE);
    private final AtomicLong leftOut = new AtomicLong();
    private final BufferedWriter file;
    private final Thread writer;
    private volatile boolean open = true;

    /// Starts writing; what was in the file stays.
    ///
    /// @throws UncheckedIOException if the file cannot be opened
    Journal(Path path, Changes changes) {
        try {
            file =
                    Files.newBufferedWriter(
                            path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("the journal cannot be opened", e);
        }
        writer = Thread.ofPlatform().daemon().name("simulator-journal").start(this::write);
        var _ = changes.listen(this::note);
    }

    private void note(Change change) {
        if (open && !queue.offer(change)) {
            leftOut.incrementAndGet();
        }
    }

    private void write() {
        try (file) {
            while (open || !queue.isEmpty()) {
                var change = queue.poll(200, TimeUnit.MILLISECONDS);
                if (change == null) {
                    file.flush();
                } else {
                    file.write(EventFeed.json(change));
                    file.write('\n');
                }
            }
        } catch (IOException e) {
            log.atError().setCause(e).log("the journal ends here");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Writes what is queued, within ten seconds.
    @Override
    public void close() {
        open = false;
        try {
            writer.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        if (leftOut.get() > 0) {
            log.atWarn().addKeyValue("changes", leftOut.get()).log("left out of the journal");
        }
    }
}
