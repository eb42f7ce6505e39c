package dev.actionsgateway.githubsim.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Server-sent events: each names what changed, separated by spaces, as in `run:7 job:31 fleet`.
/// The first one is `all`, so that a browser that lost its connection reads everything anew.
final class EventStream implements AutoCloseable {
    private static final int MAX_READERS = 64;
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    private static final Duration GATHER = Duration.ofMillis(200);

    private final PageSource source;
    private final Set<Thread> readers = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    EventStream(PageSource source) {
        this.source = source;
    }

    void handle(ServerRequest request, ServerResponse response) {
        if (closed || readers.size() >= MAX_READERS) {
            response.status(Status.SERVICE_UNAVAILABLE_503)
                    .header(HeaderNames.RETRY_AFTER, "5")
                    .send("too many pages are open, or the simulator stops\n");
            return;
        }
        readers.add(Thread.currentThread());
        var buffer = new ChangeBuffer();
        try (var _ = source.listen(buffer);
                var out =
                        response.header(HeaderNames.CONTENT_TYPE, "text/event-stream")
                                .header(HeaderValues.CACHE_NO_CACHE)
                                .outputStream()) {
            send(out, "retry: 1000\ndata: " + ChangeBuffer.ALL + "\n\n");
            while (!closed) {
                var changed = buffer.next(HEARTBEAT, GATHER);
                send(
                        out,
                        changed.map(names -> "data: " + String.join(" ", names) + "\n\n")
                                .orElse(": nothing new\n\n"));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (IOException | UncheckedIOException _) {
            readers.remove(Thread.currentThread()); // The reader has gone.
        } catch (Exception e) {
            throw new IllegalStateException("a listener could not be taken away", e);
        } finally {
            readers.remove(Thread.currentThread());
        }
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(UTF_8));
        out.flush();
    }

    /// Ends all streams.
    @Override
    public void close() {
        closed = true;
        readers.forEach(Thread::interrupt);
    }
}
