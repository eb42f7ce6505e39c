package dev.actionsgateway.githubsim.results;

import dev.actionsgateway.kit.ManualClock;
import io.helidon.webserver.WebServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/// The results routes on a free port, with one running job whose token is `token-1`, another with
/// `token-2`, and a worker's calls.
final class ResultsServer implements AutoCloseable {
    static final JobKey JOB = new JobKey("plan-1", "job-1");
    static final JobKey OTHER = new JobKey("plan-1", "job-2");
    static final String SECRET = "hunter2hunter2";
    static final Duration WITHIN = Duration.ofSeconds(20);
    private static final String STEPS = "results/twirp/" + Receiver.STEPS;
    private static final String RECEIVER = "results/twirp/" + Receiver.RECEIVER;

    final ManualClock clock = new ManualClock(Instant.parse("2026-03-01T10:00:00Z"));
    final List<Objection> objections = new CopyOnWriteArrayList<>();
    final List<JobKey> reports = new CopyOnWriteArrayList<>();
    final JobRecords records;
    final BlobUrls urls;
    final HttpClient http = HttpClient.newHttpClient();
    private final WebServer server;

    ResultsServer() {
        this(ResultsLimits.standard());
    }

    ResultsServer(ResultsLimits limits) {
        records = new JobRecords(limits, clock, listener());
        urls = new BlobUrls(new byte[] {1, 2, 3}, limits.urlLife(), clock);
        var routes =
                new ResultsRoutes(
                        records,
                        bearer ->
                                switch (bearer) {
                                    case "token-1" -> Optional.of(JOB);
                                    case "token-2" -> Optional.of(OTHER);
                                    default -> Optional.empty();
                                },
                        urls,
                        PublicBase.fromHost(),
                        limits,
                        clock);
        var config = WebServer.builder().host("127.0.0.1").port(0).shutdownHook(false);
        config.routing(routes::register);
        routes.tune(config);
        server = config.build().start();
        records.open(JOB, Set.of(SECRET));
        records.open(OTHER, Set.of());
    }

    private ResultsListener listener() {
        return new ResultsListener() {
            @Override
            public void reported(JobKey job) {
                reports.add(job);
            }

            @Override
            public void changed(JobKey job) {}

            @Override
            public void objected(Objection objection) {
                objections.add(objection);
            }
        };
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + server.port() + "/");
    }

    List<String> rulesBroken() {
        return objections.stream().map(Objection::rule).toList();
    }

    static JsonObjectBuilder ids() {
        return Json.createObjectBuilder()
                .add("workflow_run_backend_id", JOB.planId())
                .add("workflow_job_run_backend_id", JOB.jobId());
    }

    static JsonObject step(int number, int status, int conclusion) {
        var step =
                Json.createObjectBuilder()
                        .add("external_id", "step-" + number)
                        .add("number", number)
                        .add("name", "Run step " + number)
                        .add("status", status)
                        .add("started_at", "2026-03-01T10:00:00.000Z")
                        .add("conclusion", conclusion);
        return (status == 6
                        ? step.add("completed_at", "2026-03-01T10:00:01.250Z")
                        : step.addNull("completed_at"))
                .build();
    }

    HttpResponse<String> steps(long order, JsonObject... steps) throws Exception {
        var array = Json.createArrayBuilder();
        for (var step : steps) {
            array.add(step);
        }
        return call("token-1", STEPS, ids().add("steps", array).add("change_order", order));
    }

    HttpResponse<String> receiver(String method, JsonObjectBuilder body) throws Exception {
        return call("token-1", RECEIVER + method, body);
    }

    HttpResponse<String> call(String token, String path, JsonObjectBuilder body)
            throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(base().resolve(path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body.build().toString())));
    }

    /// Asks for a signed URL of this kind and returns it.
    String signedUrl(String method, String field, JsonObjectBuilder body) throws Exception {
        return json(receiver(method, body)).getString(field);
    }

    String stepLogUrl(String step) throws Exception {
        return signedUrl(
                "GetStepLogsSignedBlobURL", "logs_url", ids().add("step_backend_id", step));
    }

    HttpResponse<String> put(String url, String text, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(url)).PUT(BodyPublishers.ofString(text));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    HttpResponse<String> get(URI url) throws Exception {
        return send(HttpRequest.newBuilder(url));
    }

    HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return http.send(request.timeout(WITHIN).build(), BodyHandlers.ofString());
    }

    static JsonObject json(HttpResponse<String> response) {
        try (var reader = Json.createReader(new StringReader(response.body()))) {
            return reader.readObject();
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
        server.stop();
    }
}
