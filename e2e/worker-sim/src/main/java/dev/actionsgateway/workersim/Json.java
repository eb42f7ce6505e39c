package dev.actionsgateway.workersim;

import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads JSON the way the worker's own parser does: names of members in any case, a member that is
/// null as one that is missing.
final class Json {
    /// Found once: the lookup of an implementation is slow.
    static final JsonProvider PROVIDER = JsonProvider.provider();

    /// A frame may be longer than the parser takes unless told; the pipe has bounded it already.
    private static final JsonReaderFactory READERS =
            PROVIDER.createReaderFactory(
                    Map.of("org.eclipse.parsson.maxParsingLimit", Frame.MOST_BYTES / 2));

    private Json() {}

    /// @throws JsonException if the text is not one JSON object
    static JsonObject object(String text) {
        try (JsonReader reader = READERS.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    /// @throws JsonException if the text is not one JSON array
    static JsonArray array(String text) {
        try (JsonReader reader = READERS.createReader(new StringReader(text))) {
            return reader.readArray();
        }
    }

    static Optional<JsonValue> member(JsonObject object, String name) {
        JsonValue exact = object.get(name);
        if (exact != null) {
            return notNull(exact);
        }
        return object.entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                .findFirst()
                .map(Map.Entry::getValue)
                .flatMap(Json::notNull);
    }

    static Optional<JsonObject> object(JsonObject object, String name) {
        return member(object, name)
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast);
    }

    static List<JsonValue> list(JsonObject object, String name) {
        return member(object, name)
                .filter(JsonArray.class::isInstance)
                .<List<JsonValue>>map(JsonValue::asJsonArray)
                .orElse(List.of());
    }

    static List<JsonObject> objects(JsonObject object, String name) {
        return list(object, name).stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonValue::asJsonObject)
                .toList();
    }

    /// The member as text; numbers and truth values as they are written.
    static Optional<String> text(JsonObject object, String name) {
        return member(object, name).flatMap(Json::text);
    }

    static Optional<String> text(JsonValue value) {
        return switch (value) {
            case JsonString string -> Optional.of(string.getString());
            case JsonNumber number -> Optional.of(number.toString());
            default ->
                    switch (value.getValueType()) {
                        case TRUE -> Optional.of("true");
                        case FALSE -> Optional.of("false");
                        default -> Optional.empty();
                    };
        };
    }

    static boolean truth(JsonObject object, String name) {
        return text(object, name).filter("true"::equalsIgnoreCase).isPresent();
    }

    private static Optional<JsonValue> notNull(JsonValue value) {
        return value.getValueType() == JsonValue.ValueType.NULL
                ? Optional.empty()
                : Optional.of(value);
    }
}
