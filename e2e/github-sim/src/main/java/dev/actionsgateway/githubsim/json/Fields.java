package dev.actionsgateway.githubsim.json;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The members of an object, read as .NET would: names in any case, numbers and booleans also as
/// text, `null` as absent, unknown members ignored.
///
/// @param object what is read
public record Fields(JsonObject object) {
    /// No members at all.
    public static final Fields NONE = new Fields(JsonValue.EMPTY_JSON_OBJECT);

    /// The members of the object in these bytes; none if they hold no object.
    public static Fields of(byte[] bytes) {
        return Json.read(bytes).map(Fields::new).orElse(NONE);
    }

    /// The member as it is; empty if it is absent or `null`.
    public Optional<JsonValue> value(String name) {
        var exact = object.get(name);
        if (exact == null) {
            for (var member : object.entrySet()) {
                if (member.getKey().equalsIgnoreCase(name)) {
                    exact = member.getValue();
                }
            }
        }
        return exact == null || exact.getValueType() == JsonValue.ValueType.NULL
                ? Optional.empty()
                : Optional.of(exact);
    }

    /// Whether the member is there and not `null`.
    public boolean has(String name) {
        return value(name).isPresent();
    }

    /// The member as text; numbers and booleans are written out.
    public Optional<String> text(String name) {
        return value(name).flatMap(Fields::textOf);
    }

    /// The member as a whole number; empty if it is none, or does not fit.
    public Optional<Long> number(String name) {
        return text(name).flatMap(Fields::longOf);
    }

    /// The member as a truth value; empty if it is none.
    public Optional<Boolean> flag(String name) {
        return text(name)
                .flatMap(text ->
                        switch (text.toLowerCase(Locale.ROOT)) {
                            case "true" -> Optional.of(true);
                            case "false" -> Optional.of(false);
                            default -> Optional.empty();
                        });
    }

    /// The members of the member; none if it is no object.
    public Fields fields(String name) {
        return value(name).orElse(JsonValue.NULL) instanceof JsonObject inner
                ? new Fields(inner)
                : NONE;
    }

    /// The texts in the member; empty if it is no array.
    public List<String> texts(String name) {
        var found = new ArrayList<String>();
        for (var value : array(name)) {
            textOf(value).ifPresent(found::add);
        }
        return List.copyOf(found);
    }

    /// The objects in the member; empty if it is no array.
    public List<Fields> list(String name) {
        var found = new ArrayList<Fields>();
        for (var value : array(name)) {
            if (value instanceof JsonObject inner) {
                found.add(new Fields(inner));
            }
        }
        return List.copyOf(found);
    }

    private JsonArray array(String name) {
        return value(name).orElse(JsonValue.NULL) instanceof JsonArray array
                ? array
                : JsonValue.EMPTY_JSON_ARRAY;
    }

    private static Optional<String> textOf(JsonValue value) {
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

    private static Optional<Long> longOf(String text) {
        try {
            return Optional.of(Long.parseLong(text.strip()));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
