package dev.actionsgateway.expressions;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// The `contextData` encoding of a job message.
///
/// A text, number, boolean or null is itself. An array is `{"t":1,"a":[…]}`, an object
/// `{"t":2,"d":[{"k":name,"v":value},…]}`. Read are also the long forms of scalars (`t` 0 with `s`,
/// 3 with `b`, 4 with `n`) and the case-sensitive object, `t` 5; an absent `t` means a text, an
/// absent `a` or `d` an empty one.
public final class ContextData {

    private static final int TEXT = 0;
    private static final int ARRAY = 1;
    private static final int OBJECT = 2;
    private static final int BOOL = 3;
    private static final int NUMBER = 4;
    private static final int CASE_SENSITIVE_OBJECT = 5;

    private ContextData() {}

    /// Writes a value.
    public static JsonValue encode(Value value) {
        return switch (value) {
            case Value.Arr(var items) -> {
                JsonArrayBuilder array = JsonText.JSON.createArrayBuilder();
                items.forEach(each -> array.add(encode(each)));
                yield JsonText.JSON.createObjectBuilder().add("t", ARRAY).add("a", array).build();
            }
            case Value.Obj object -> {
                JsonArrayBuilder pairs = JsonText.JSON.createArrayBuilder();
                object.fields().forEach((name, each) -> pairs.add(pair(name, each)));
                yield JsonText.JSON.createObjectBuilder().add("t", OBJECT).add("d", pairs).build();
            }
            case Value.Null _, Value.Bool _, Value.Num _, Value.Str _ -> PlainJson.encode(value);
        };
    }

    private static JsonObjectBuilder pair(String name, Value value) {
        return JsonText.JSON.createObjectBuilder().add("k", name).add("v", encode(value));
    }

    /// Reads a value.
    ///
    /// @throws ExpressionException if a kind is unknown, or it is nested more than 100 levels deep
    public static Value decode(JsonValue json) {
        return decode(json, 0);
    }

    private static Value decode(JsonValue json, int depth) {
        if (depth > PlainJson.DEEPEST) {
            throw new ExpressionException(
                    "Context data nested more than " + PlainJson.DEEPEST + " levels deep");
        }
        return switch (json) {
            case JsonObject object -> tagged(object, depth);
            case JsonArray _ -> throw new ExpressionException("Context data holds a bare array");
            default -> PlainJson.decode(json);
        };
    }

    private static Value tagged(JsonObject object, int depth) {
        return switch (object.getInt("t", TEXT)) {
            case TEXT -> Value.of(object.getString("s", ""));
            case ARRAY ->
                    Value.array(
                            list(object, "a").stream()
                                    .map(each -> decode(each, depth + 1))
                                    .toList());
            case OBJECT, CASE_SENSITIVE_OBJECT -> fields(list(object, "d"), depth);
            case BOOL -> Value.of(object.getBoolean("b", false));
            case NUMBER ->
                    Value.of(
                            object.get("n") instanceof JsonNumber number
                                    ? number.doubleValue()
                                    : 0);
            default -> throw new ExpressionException("Context data of kind " + object.get("t"));
        };
    }

    private static Value fields(JsonArray pairs, int depth) {
        SequencedMap<String, Value> fields = new LinkedHashMap<>();
        for (JsonValue each : pairs) {
            if (!(each instanceof JsonObject pair)) {
                throw new ExpressionException("Context data: an object's member is no pair");
            }
            JsonValue value = pair.getOrDefault("v", JsonValue.NULL);
            fields.put(pair.getString("k", ""), decode(value, depth + 1));
        }
        return new Value.Obj(fields);
    }

    private static JsonArray list(JsonObject object, String key) {
        return object.get(key) instanceof JsonArray array ? array : JsonValue.EMPTY_JSON_ARRAY;
    }
}
