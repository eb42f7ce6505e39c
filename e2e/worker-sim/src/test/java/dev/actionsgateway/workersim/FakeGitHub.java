package dev.actionsgateway.workersim;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The services that a worker calls: they take all and remember it.
final class FakeGitHub implements AutoCloseable {
    /// @param blobType the header of Azure's storage; empty if there was none
    record Call(
            String method,
            String path,
            String query,
            Optional<String> authorization,
            Optional<String> blobType,
            String body) {
        JsonObject json() {
            return Json.object(body);
        }
    }

    /// @param status of the answer
    record Scripted(int status, String body) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Queue<Scripted> completions = new ConcurrentLinkedQueue<>();
    private final Queue<Scripted> stepUpdates = new ConcurrentLinkedQueue<>();

    FakeGitHub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /// The next answer to `completejob`; after the last one it is 204.
    void complete(int status, String body) {
        completions.add(new Scripted(status, body));
    }

    void stepUpdate(int status) {
        stepUpdates.add(new Scripted(status, ""));
    }

    List<Call> calls() {
        return List.copyOf(calls);
    }

    List<Call> calls(String pathEnd) {
        return calls.stream().filter(call -> call.path().endsWith(pathEnd)).toList();
    }

    /// The last report of the job's end.
    JsonObject completion() {
        return calls("completejob").getLast().json();
    }

    JsonObject result(String stepName) {
        return completion().getJsonArray("stepResults").getValuesAs(JsonObject.class).stream()
                .filter(step -> step.getString("name").equals(stepName))
                .findFirst()
                .orElseThrow(
                        () -> new AssertionError("no step " + stepName + " in " + completion()));
    }

    String conclusion(String stepName) {
        return result(stepName).getString("conclusion");
    }

    /// All that was stored of one step's log, without marks and times.
    String log(String stepId) {
        StringBuilder log = new StringBuilder();
        for (Call call : calls) {
            if (call.path().equals("/blob/steps/" + stepId)) {
                call.body()
                        .replace("\uFEFF", "")
                        .lines()
                        .forEach(line -> log.append(line.replaceFirst("^\\S+ ", "")).append('\n'));
            }
        }
        return log.toString();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String query = Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse("");
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            calls.add(
                    new Call(
                            exchange.getRequestMethod(),
                            path,
                            query,
                            header(exchange, "Authorization"),
                            header(exchange, "x-ms-blob-type"),
                            body));
            Scripted answer = answer(path, body);
            byte[] bytes = answer.body().getBytes(UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            if (bytes.length > 0) {
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    private Scripted answer(String path, String body) {
        String method = path.substring(path.lastIndexOf('/') + 1);
        return switch (method) {
            case "completejob" -> next(completions, new Scripted(204, ""));
            case "WorkflowStepsUpdate" -> next(stepUpdates, new Scripted(200, "{\"ok\":true}"));
            case "GetStepLogsSignedBlobURL" -> signed("logs_url", "steps/" + step(body));
            case "GetJobLogsSignedBlobURL" -> signed("logs_url", "job");
            case "GetStepSummarySignedBlobURL" -> signed("summary_url", "summaries/" + step(body));
            default -> new Scripted(200, "{\"ok\":true}");
        };
    }

    private Scripted signed(String name, String blob) {
        return new Scripted(
                200,
                "{\"%s\":\"%sblob/%s?sig=1\",\"blob_storage_type\":\"BLOB_STORAGE_TYPE_AZURE\"}"
                        .formatted(name, base(), blob));
    }

    private static String step(String body) {
        return Json.object(body).getString("step_backend_id");
    }

    private static Scripted next(Queue<Scripted> queue, Scripted otherwise) {
        return Optional.ofNullable(queue.poll()).orElse(otherwise);
    }

    private static Optional<String> header(HttpExchange exchange, String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
