package dev.actionsgateway.githubsim.page;

import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.function.LongFunction;

/// The page and what it reads:
///
/// ```
/// GET /ui/                                                the page
/// GET /ui/api/runs?q=…&status=…&offset=0&limit=50         runs, the newest first
/// GET /ui/api/runs/<run>                                  a run and its jobs
/// GET /ui/api/jobs/<job>                                  a job and its steps
/// GET /ui/api/jobs/<job>/steps/<number>/log?first=1&limit=1000
/// GET /ui/api/fleet                                       runners and sessions
/// GET /ui/api/health                                      invariants and calls
/// GET /ui/api/events                                      what changed, as server-sent events
/// ```
///
/// Close it before the server stops: streams of events do not end by themselves.
public final class PageRoutes implements AutoCloseable {
    private static final int MAX_RUNS = 200;
    private static final int MAX_LINES = 5_000;

    private final PageSource source;
    private final Assets assets = new Assets();
    private final EventStream events;

    public PageRoutes(PageSource source) {
        this.source = source;
        this.events = new EventStream(source);
    }

    /// Adds the routes to a listener, best the control listener.
    public void register(HttpRouting.Builder routing) {
        assets.register(routing);
        routing.get("/ui/api/events", events::handle)
                .get("/ui/api/runs", this::runs)
                .get("/ui/api/runs/{id}", (q, s) -> send(s, byId(q, this::run)))
                .get("/ui/api/jobs/{id}", (q, s) -> send(s, byId(q, this::job)))
                .get("/ui/api/jobs/{id}/steps/{step}/log", this::log)
                .get("/ui/api/fleet", (_, s) -> send(s, Optional.of(fleet())))
                .get("/ui/api/health", (_, s) -> send(s, Optional.of(health())));
    }

    private void runs(ServerRequest request, ServerResponse response) {
        var filter =
                RunFilter.of(
                        request.query().first("q").orElse(""),
                        request.query().first("status").orElse(""));
        int offset = (int) number(request, "offset", 0, Integer.MAX_VALUE);
        int limit = (int) number(request, "limit", 50, MAX_RUNS);
        var fitting = source.runs().stream().filter(filter::fits).toList();
        var shown = fitting.stream().skip(offset).limit(limit).toList();
        send(response, Optional.of(ViewJson.runs(source.now(), fitting.size(), offset, shown)));
    }

    private Optional<JsonObject> run(long id) {
        return source.run(id).map(page -> ViewJson.run(source.now(), page));
    }

    private Optional<JsonObject> job(long id) {
        return source.job(id).map(page -> ViewJson.job(source.now(), page));
    }

    private void log(ServerRequest request, ServerResponse response) {
        long first = Math.max(1, number(request, "first", 1, Long.MAX_VALUE));
        int limit = (int) number(request, "limit", 1_000, MAX_LINES);
        send(
                response,
                byId(
                        request,
                        job ->
                                digits(request.path().pathParameters().get("step"))
                                        .filter(step -> step <= Integer.MAX_VALUE)
                                        .flatMap(step ->
                                                source.log(job, step.intValue(), first, limit))
                                        .map(ViewJson::log)));
    }

    private JsonObject fleet() {
        return ViewJson.fleet(source.now(), source.runners(), source.sessions());
    }

    private JsonObject health() {
        return ViewJson.health(source.now(), source.checks(), source.calls());
    }

    private static Optional<JsonObject> byId(
            ServerRequest request, LongFunction<Optional<JsonObject>> find) {
        return digits(request.path().pathParameters().get("id")).flatMap(find::apply);
    }

    private static void send(ServerResponse response, Optional<JsonObject> found) {
        response.header(HeaderValues.CACHE_NO_CACHE);
        if (found.isPresent()) {
            response.header(HeaderValues.CONTENT_TYPE_JSON).send(found.get().toString());
        } else {
            response.status(Status.NOT_FOUND_404).send("there is nothing of this number\n");
        }
    }

    /// A number of the query, bounded; what cannot be read counts as missing.
    private static long number(ServerRequest request, String name, long missing, long max) {
        return Math.min(max, digits(request.query().first(name).orElse("")).orElse(missing));
    }

    private static Optional<Long> digits(String text) {
        return text.matches("[0-9]{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    /// Ends the streams of events.
    @Override
    public void close() {
        events.close();
    }
}
