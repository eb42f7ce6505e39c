package dev.actionsgateway.githubsim.results;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the fields of a request body; whatever is missing or of the wrong kind is refused by name.
final class Fields {
    private final JsonObject object;
    private final String path;

    Fields(JsonObject object, String path) {
        this.object = object;
        this.path = path;
    }

    JobKey job() {
        return new JobKey(id("workflow_run_backend_id"), id("workflow_job_run_backend_id"));
    }

    String id(String name) {
        String id = text(name);
        if (!id.matches(Ids.PATTERN)) {
            throw malformed(name, "not an id: " + id);
        }
        return id;
    }

    String text(String name) {
        if (object.get(name) instanceof JsonString text) {
            return text.getString();
        }
        throw malformed(name, "must be text");
    }

    /// A number; one written as text is taken too, as the services do with 64-bit numbers.
    long number(String name) {
        try {
            return switch (object.get(name)) {
                case JsonNumber number -> number.longValueExact();
                case JsonString text -> Long.parseLong(text.getString());
                case null, default -> throw malformed(name, "must be a number");
            };
        } catch (ArithmeticException | NumberFormatException _) {
            throw malformed(name, "must be a whole number of 64 bits");
        }
    }

    long numberOr(String name, long missing) {
        return absent(object.get(name)) ? missing : number(name);
    }

    Optional<Instant> time(String name) {
        if (absent(object.get(name))) {
            return Optional.empty();
        }
        String text = text(name);
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException _) {
            throw malformed(
                    name, "must be a time in UTC such as 2026-03-01T10:00:00.000Z: " + text);
        }
    }

    List<Fields> objects(String name) {
        var objects = new ArrayList<Fields>();
        for (var value : array(name)) {
            String where = path + name + "[" + objects.size() + "].";
            if (!(value instanceof JsonObject entry)) {
                throw new MalformedException(where, "must be an object");
            }
            objects.add(new Fields(entry, where));
        }
        return objects;
    }

    List<String> texts(String name) {
        var texts = new ArrayList<String>();
        for (var value : array(name)) {
            if (!(value instanceof JsonString text)) {
                throw malformed(name, "must hold texts only");
            }
            texts.add(text.getString());
        }
        return texts;
    }

    private JsonArray array(String name) {
        if (object.get(name) instanceof JsonArray array) {
            return array;
        }
        throw malformed(name, "must be an array");
    }

    private static boolean absent(@Nullable JsonValue value) {
        return value == null || value.equals(JsonValue.NULL);
    }

    MalformedException malformed(String name, String problem) {
        return new MalformedException(path + name, problem);
    }
}
