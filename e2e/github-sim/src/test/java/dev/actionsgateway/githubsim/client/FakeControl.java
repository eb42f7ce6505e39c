package dev.actionsgateway.githubsim.client;

import dev.actionsgateway.githubsim.page.DemoSource;
import dev.actionsgateway.githubsim.page.PageRoutes;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A control listener with made-up data, which keeps what it was told.
public final class FakeControl implements AutoCloseable {
    /// `METHOD path body` of every call that changes something.
    public final List<String> told = new CopyOnWriteArrayList<>();

    private final PageRoutes page = new PageRoutes(new DemoSource(40, true));
    private final WebServer server;

    public FakeControl() {
        server =
                WebServer.builder()
                        .host("127.0.0.1")
                        .port(0)
                        .shutdownHook(false)
                        .routing(this::routes)
                        .build()
                        .start();
    }

    private void routes(HttpRouting.Builder routing) {
        page.register(routing);
        routing.post("/dispatch", (q, s) -> take(q, s, "{\"run\":2}"))
                .post("/jobs", (q, s) -> take(q, s, "{\"run\":2,\"jobs\":[31,32]}"))
                .post("/runs/{id}/{deed}", (q, s) -> take(q, s, ""))
                .delete("/sessions/{id}", (q, s) -> take(q, s, ""))
                .delete("/runners/{id}", (q, s) -> take(q, s, ""))
                .post("/faults", (q, s) -> take(q, s, "{\"number\":3}"))
                .delete("/faults", (q, s) -> take(q, s, ""))
                .get(
                        "/faults",
                        (_, s) ->
                                json(
                                        s,
                                        "{\"faults\":[{\"number\":3,\"method\":\"GET\",\"path\":\"/x\","
                                                + "\"kind\":\"reset\",\"left\":2}]}"))
                .get("/clock", (_, s) -> json(s, "{\"now\":\"2026-03-01T10:00:00Z\"}"))
                .post("/clock", (q, s) -> take(q, s, "{\"now\":\"2026-03-01T10:10:00Z\"}"))
                .get("/settings", (_, s) -> json(s, "{\"pollHold\":\"PT50S\",\"strict\":true}"))
                .patch("/settings", this::change)
                .get(
                        "/calls",
                        (_, s) ->
                                json(
                                        s,
                                        "{\"calls\":[{\"number\":1,\"at\":\"2026-03-01T10:00:00Z\","
                                                + "\"method\":\"POST\",\"path\":\"/run/1/acquirejob\","
                                                + "\"token\":\"broker\",\"status\":200,\"fault\":\"\","
                                                + "\"millis\":4}]}"));
    }

    private void take(ServerRequest request, ServerResponse response, String answer) {
        told.add(
                request.prologue().method().text()
                        + " "
                        + request.path().path()
                        + " "
                        + request.content().as(String.class));
        json(response, answer);
    }

    private void change(ServerRequest request, ServerResponse response) {
        String body = request.content().as(String.class);
        if (body.contains("pollHold")) {
            told.add("PATCH /settings " + body);
            json(response, "{\"pollHold\":\"PT1S\",\"strict\":true}");
        } else {
            response.status(Status.BAD_REQUEST_400);
            json(
                    response,
                    "{\"field\":\"polHold\",\"value\":\"1\",\"remedy\":\"use one of: pollHold\"}");
        }
    }

    private static void json(ServerResponse response, String text) {
        response.header(HeaderValues.CONTENT_TYPE_JSON).send(text);
    }

    /// Its address.
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    @Override
    public void close() {
        page.close();
        server.stop();
    }
}
