package dev.actionsgateway.workersim;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What GitHub is told of one step, while it runs and at the job's end.
final class StepRecord {
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private static final int PENDING = 5;
    private static final int IN_PROGRESS = 3;
    private static final int COMPLETED = 6;

    /// @param type `run`, `runner`, `repository`, `docker`
    /// @param actionName the shell's word, or the action, or `setup_job`
    record Kind(String type, String actionName) {}

    private final String id;
    private final int number;
    // all guarded by this
    private String name;
    private Kind kind;
    private Optional<Instant> started = Optional.empty();
    private Optional<Instant> completed = Optional.empty();
    private Optional<TaskResult> conclusion = Optional.empty();
    private long logLines;
    private final List<Annotation> annotations = new ArrayList<>();

    StepRecord(String id, int number, String name, Kind kind) {
        this.id = id;
        this.number = number;
        this.name = name;
        this.kind = kind;
    }

    String id() {
        return id;
    }

    int number() {
        return number;
    }

    synchronized Optional<TaskResult> conclusion() {
        return conclusion;
    }

    synchronized void rename(String newName) {
        name = newName;
    }

    synchronized void kind(Kind newKind) {
        kind = newKind;
    }

    synchronized void start(Instant now) {
        started = Optional.of(now.truncatedTo(ChronoUnit.MILLIS));
    }

    synchronized void complete(TaskResult result, Instant now) {
        completed = Optional.of(now.truncatedTo(ChronoUnit.MILLIS));
        conclusion = Optional.of(result);
    }

    synchronized void logLines(long lines) {
        logLines = lines;
    }

    /// Keeps the remark, unless there are ten of its kind already.
    synchronized void annotate(Annotation annotation) {
        if (annotations.stream().filter(each -> each.level() == annotation.level()).count()
                < Annotation.MOST_OF_A_KIND) {
            annotations.add(annotation);
        }
    }

    /// For the results service: numbers, and every member always.
    synchronized JsonObject update() {
        return Json.PROVIDER
                .createObjectBuilder()
                .add("external_id", id)
                .add("number", number)
                .add("name", name)
                .add(
                        "status",
                        completed.isPresent()
                                ? COMPLETED
                                : started.isPresent() ? IN_PROGRESS : PENDING)
                .add("started_at", time(started))
                .add("completed_at", time(completed))
                .add("conclusion", conclusion.map(TaskResult::results).orElse(0))
                .build();
    }

    /// For the run service: words, and defaults left out.
    synchronized JsonObject result() {
        JsonArrayBuilder remarks = Json.PROVIDER.createArrayBuilder();
        annotations.forEach(each -> remarks.add(each.json(number)));
        JsonObjectBuilder json =
                Json.PROVIDER
                        .createObjectBuilder()
                        .add("external_id", id)
                        .add("number", number)
                        .add("name", name)
                        .add("action_name", kind.actionName())
                        .add("type", kind.type())
                        .add("status", completed.isPresent() ? "completed" : "pending")
                        .add("conclusion", conclusion.orElse(TaskResult.SUCCEEDED).word());
        started.ifPresent(at -> json.add("started_at", at.toString()));
        completed.ifPresent(at -> json.add("completed_at", at.toString()));
        if (logLines > 0) {
            json.add("completed_log_lines", logLines);
        }
        return json.add("annotations", remarks).build();
    }

    static String time(Instant at) {
        return MILLIS.format(at);
    }

    private static JsonValue time(Optional<Instant> at) {
        return at.<JsonValue>map(each -> Json.PROVIDER.createValue(time(each)))
                .orElse(JsonValue.NULL);
    }
}
