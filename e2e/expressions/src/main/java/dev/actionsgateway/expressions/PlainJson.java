package dev.actionsgateway.expressions;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// Values from and to ordinary JSON: an event's payload, an answer of the REST API.
public final class PlainJson {

    static final int DEEPEST = 100;
    private static final double LARGEST_WHOLE = 1L << 53;

    private PlainJson() {}

    /// Reads a value.
    ///
    /// @throws ExpressionException if it is nested more than 100 levels deep
    public static Value decode(JsonValue json) {
        return decode(json, 0);
    }

    private static Value decode(JsonValue json, int depth) {
        if (depth > DEEPEST) {
            throw new ExpressionException("JSON nested more than " + DEEPEST + " levels deep");
        }
        return switch (json) {
            case JsonString text -> Value.of(text.getString());
            case JsonNumber number -> Value.of(number.doubleValue());
            case JsonArray array ->
                    Value.array(array.stream().map(each -> decode(each, depth + 1)).toList());
            case JsonObject object -> {
                SequencedMap<String, Value> fields = new LinkedHashMap<>();
                object.forEach((name, value) -> fields.put(name, decode(value, depth + 1)));
                yield new Value.Obj(fields);
            }
            default -> scalar(json);
        };
    }

    private static Value scalar(JsonValue json) {
        return json.getValueType() == JsonValue.ValueType.NULL
                ? Value.nothing()
                : Value.of(json.getValueType() == JsonValue.ValueType.TRUE);
    }

    /// Writes a value.
    public static JsonValue encode(Value value) {
        return switch (value) {
            case Value.Null _ -> JsonValue.NULL;
            case Value.Bool(var holds) -> holds ? JsonValue.TRUE : JsonValue.FALSE;
            case Value.Num(var number) -> number(number);
            case Value.Str(var text) -> JsonText.JSON.createValue(text);
            case Value.Arr(var items) -> {
                JsonArrayBuilder array = JsonText.JSON.createArrayBuilder();
                items.forEach(each -> array.add(encode(each)));
                yield array.build();
            }
            case Value.Obj object -> {
                JsonObjectBuilder made = JsonText.JSON.createObjectBuilder();
                object.fields().forEach((name, each) -> made.add(name, encode(each)));
                yield made.build();
            }
        };
    }

    /// A whole number without point and exponent; what JSON cannot say (NaN, infinity) is null.
    static JsonValue number(double number) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            return JsonValue.NULL;
        }
        return number == Math.rint(number) && Math.abs(number) <= LARGEST_WHOLE
                ? JsonText.JSON.createValue((long) number)
                : JsonText.JSON.createValue(BigDecimal.valueOf(number));
    }
}
