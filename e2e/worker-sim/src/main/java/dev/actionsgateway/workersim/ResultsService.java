package dev.actionsgateway.workersim;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The calls that fill the job's page: steps, logs and summaries.
final class ResultsService {
    private static final String STEPS =
            "twirp/github.actions.results.api.v1.WorkflowStepUpdateService/WorkflowStepsUpdate";
    private static final String RECEIVER = "twirp/results.services.receiver.Receiver/";
    private static final int ATTEMPTS = 3;

    /// A part of a log that is ready to go.
    ///
    /// @param step whose log it is; empty for that of the job
    /// @param first whether nothing of this log went before
    /// @param last whether nothing comes after
    /// @param lines of the whole log up to here
    record Block(Optional<String> step, Path file, boolean first, boolean last, long lines) {}

    private final Wire wire;
    private final URI base;
    private final JobMessage.Ids ids;
    private final InstantSource clock;
    private final Pauses pauses;

    ResultsService(Wire wire, URI base, JobMessage.Ids ids, InstantSource clock, Pauses pauses) {
        this.wire = wire;
        this.base = base;
        this.ids = ids;
        this.clock = clock;
        this.pauses = pauses;
    }

    /// One try: who calls keeps what was not taken.
    ///
    /// @param order greater than in all calls before
    void steps(List<JsonObject> steps, long order) throws IOException, InterruptedException {
        JsonArrayBuilder array = Json.PROVIDER.createArrayBuilder();
        steps.forEach(array::add);
        Wire.Answer answer =
                wire.post(
                        base.resolve(STEPS),
                        ids(Json.PROVIDER
                                        .createObjectBuilder()
                                        .add("steps", array)
                                        .add("change_order", order))
                                .build()
                                .toString());
        if (!answer.ok() || !isOk(answer)) {
            throw new IOException("WorkflowStepsUpdate was answered " + answer.status());
        }
    }

    /// Asks for an address, stores the block there, and after the last one says how many lines.
    void block(Block block) throws IOException, InterruptedException {
        String kind = block.step().isPresent() ? "Step" : "Job";
        JsonObject place = call("Get" + kind + "LogsSignedBlobURL", of(block.step()));
        store(place, "logs_url", block.file(), block);
        if (block.last()) {
            call(
                    "Create" + kind + "LogsMetadata",
                    of(block.step())
                            .add("uploaded_at", StepRecord.time(clock.instant()))
                            .add("line_count", block.lines()));
        }
    }

    void summary(String step, Path file) throws IOException, InterruptedException {
        Optional<String> id = Optional.of(step);
        JsonObject place = call("GetStepSummarySignedBlobURL", of(id));
        store(place, "summary_url", file, new Block(id, file, true, true, 0));
        call(
                "CreateStepSummaryMetadata",
                of(id).add("size", Files.size(file))
                        .add("uploaded_at", StepRecord.time(clock.instant())));
    }

    private void store(JsonObject place, String name, Path file, Block block)
            throws IOException, InterruptedException {
        String url =
                Json.text(place, name).orElseThrow(() -> new IOException("no " + name + " given"));
        boolean azure =
                Json.text(place, "blob_storage_type")
                        .filter("BLOB_STORAGE_TYPE_AZURE"::equals)
                        .isPresent();
        boolean whole = block.first() && block.last();
        if (whole) {
            put(url, headers(azure, Map.of("x-ms-blob-type", "BlockBlob")), Optional.of(file));
            return;
        }
        if (block.first()) {
            put(url, headers(azure, Map.of("x-ms-blob-type", "AppendBlob")), Optional.empty());
        }
        put(
                url + "&comp=appendblock" + (block.last() ? "&seal=true" : ""),
                headers(azure, Map.of("x-ms-blob-sealed", block.last() ? "True" : "False")),
                Optional.of(file));
    }

    private static Map<String, String> headers(boolean azure, Map<String, String> ofAzure) {
        Map<String, String> headers = new TreeMap<>(azure ? ofAzure : Map.of());
        headers.put("Content-Type", "text/plain");
        return headers;
    }

    private void put(String url, Map<String, String> headers, Optional<Path> file)
            throws IOException, InterruptedException {
        Wire.Answer answer =
                pauses.attempts(
                        ATTEMPTS,
                        _ -> false,
                        () ->
                                wire.put(
                                        URI.create(url),
                                        headers,
                                        file.isEmpty()
                                                ? BodyPublishers.noBody()
                                                : BodyPublishers.ofFile(file.get())));
        if (!answer.ok()) {
            throw new IOException("a blob was answered " + answer.status());
        }
    }

    private JsonObject call(String method, JsonObjectBuilder request)
            throws IOException, InterruptedException {
        String json = request.build().toString();
        Wire.Answer answer =
                pauses.attempts(
                        ATTEMPTS,
                        each -> each.status() / 100 == 4,
                        () -> wire.post(base.resolve(RECEIVER + method), json));
        if (!answer.ok()) {
            throw new IOException(method + " was answered " + answer.status());
        }
        try {
            return Json.object(answer.body());
        } catch (JsonException e) {
            throw new IOException(method + " was answered with something else than JSON", e);
        }
    }

    private JsonObjectBuilder of(Optional<String> step) {
        JsonObjectBuilder json = ids(Json.PROVIDER.createObjectBuilder());
        step.ifPresent(id -> json.add("step_backend_id", id));
        return json;
    }

    private JsonObjectBuilder ids(JsonObjectBuilder json) {
        return json.add("workflow_job_run_backend_id", ids.job())
                .add("workflow_run_backend_id", ids.plan());
    }

    private static boolean isOk(Wire.Answer answer) {
        try {
            return Json.truth(Json.object(answer.body()), "ok");
        } catch (JsonException _) {
            return false;
        }
    }
}
