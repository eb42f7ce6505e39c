package dev.actionsgateway.githubsim;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.actionsgateway.githubsim.core.Changes;
import dev.actionsgateway.githubsim.json.Json;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// `GET /events?after=<number>`: every change as a server-sent event, from those that are still
/// known.
///
/// A listener that reads too slowly misses none that are kept; it is told the numbers, so it sees a
/// gap.
final class EventFeed implements Handler, AutoCloseable {
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private final Changes changes;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Set<Semaphore> reading = ConcurrentHashMap.newKeySet();

    EventFeed(Changes changes) {
        this.changes = changes;
    }

    @Override
    public void handle(ServerRequest request, ServerResponse response) throws Exception {
        response.header(HeaderNames.CONTENT_TYPE, "text/event-stream")
                .header(HeaderNames.CACHE_CONTROL, "no-cache");
        long after = number(request.query().first("after").orElse(""));
        var news = new Semaphore(0);
        reading.add(news);
        try (var _ = changes.listen(_ -> news.release());
                var out = response.outputStream()) {
            while (closed.getCount() > 0) {
                var text = new StringBuilder();
                for (var change : changes.since(after)) {
                    text.append("id: ").append(change.number());
                    text.append("\nevent: ").append(change.kind().name().toLowerCase(Locale.ROOT));
                    text.append("\ndata: ").append(json(change)).append("\n\n");
                    after = change.number();
                }
                out.write((text.isEmpty() ? ": alive\n\n" : text.toString()).getBytes(UTF_8));
                out.flush();
                var _ = news.tryAcquire(HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
                news.drainPermits();
            }
        } catch (IOException | UncheckedIOException _) {
            // the listener went
        } finally {
            reading.remove(news);
        }
    }

    static String json(Changes.Change change) {
        var facts = Json.object();
        change.facts().forEach(facts::add);
        return Json.string(
                Json.object()
                        .add("number", change.number())
                        .add("at", change.at().toString())
                        .add("kind", change.kind().name().toLowerCase(Locale.ROOT))
                        .add("id", change.id())
                        .add("what", change.what())
                        .add("facts", facts)
                        .build());
    }

    private static long number(String text) {
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
    }

    @Override
    public void close() {
        closed.countDown();
        reading.forEach(Semaphore::release);
    }
}
