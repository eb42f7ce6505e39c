package dev.actionsgateway.expressions;

import dev.actionsgateway.expressions.TemplateToken.Entry;
import dev.actionsgateway.expressions.TemplateToken.Position;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;

/// Template tokens from and to the JSON of a job message.
///
/// Written is always the object form: `type`, then `file`, `line` and `col` where known, then the
/// content: 0 `lit`, 1 `seq`, 2 `map` of `{"Key":…,"Value":…}`, 3 `expr`, 4 `directive`, 5 `bool`,
/// 6 `num`, 7 nothing. Read are also bare scalars, and an object without `type` as a text.
public final class TemplateJson {

    private TemplateJson() {}

    /// Writes a token.
    public static JsonObject encode(TemplateToken token) {
        return switch (token) {
            case TemplateToken.Text(var at, var literal) ->
                    typed(0, at).add("lit", literal).build();
            case TemplateToken.Sequence(var at, var items) -> {
                JsonArrayBuilder array = JsonText.JSON.createArrayBuilder();
                items.forEach(each -> array.add(encode(each)));
                yield typed(1, at).add("seq", array).build();
            }
            case TemplateToken.Mapping(var at, var entries) -> {
                JsonArrayBuilder array = JsonText.JSON.createArrayBuilder();
                entries.forEach(each -> array.add(pair(each)));
                yield typed(2, at).add("map", array).build();
            }
            case TemplateToken.Expr(var at, var text) -> typed(3, at).add("expr", text).build();
            case TemplateToken.Insert(var at) -> typed(4, at).add("directive", "insert").build();
            case TemplateToken.Bool(var at, var value) -> typed(5, at).add("bool", value).build();
            case TemplateToken.Num(var at, var value) ->
                    typed(6, at).add("num", PlainJson.number(value)).build();
            case TemplateToken.Null(var at) -> typed(7, at).build();
        };
    }

    private static JsonObjectBuilder typed(int type, Position at) {
        JsonObjectBuilder made = JsonText.JSON.createObjectBuilder().add("type", type);
        return at.line() == 0
                ? made
                : made.add("file", at.file()).add("line", at.line()).add("col", at.column());
    }

    private static JsonObjectBuilder pair(Entry entry) {
        return JsonText.JSON
                .createObjectBuilder()
                .add("Key", encode(entry.key()))
                .add("Value", encode(entry.value()));
    }

    /// Reads a token.
    ///
    /// @throws ExpressionException if it is no token, or nested more than 100 levels deep
    public static TemplateToken decode(JsonValue json) {
        return decode(json, 0);
    }

    private static TemplateToken decode(JsonValue json, int depth) {
        if (depth > PlainJson.DEEPEST) {
            throw new ExpressionException(
                    "Template nested more than " + PlainJson.DEEPEST + " levels deep");
        }
        return switch (json) {
            case JsonObject object -> tagged(object, depth);
            case JsonString text -> new TemplateToken.Text(Position.NONE, text.getString());
            case JsonNumber number -> new TemplateToken.Num(Position.NONE, number.doubleValue());
            case JsonArray _ -> throw new ExpressionException("A template token is a bare array");
            default ->
                    json.getValueType() == JsonValue.ValueType.NULL
                            ? new TemplateToken.Null(Position.NONE)
                            : new TemplateToken.Bool(
                                    Position.NONE, json.getValueType() == JsonValue.ValueType.TRUE);
        };
    }

    private static TemplateToken tagged(JsonObject object, int depth) {
        Position at =
                new Position(
                        object.getInt("file", 0),
                        object.getInt("line", 0),
                        object.getInt("col", 0));
        return switch (object.getInt("type", 0)) {
            case 0 -> new TemplateToken.Text(at, object.getString("lit", ""));
            case 1 ->
                    new TemplateToken.Sequence(
                            at,
                            list(object, "seq").stream()
                                    .map(each -> decode(each, depth + 1))
                                    .toList());
            case 2 -> new TemplateToken.Mapping(at, entries(list(object, "map"), depth));
            case 3 -> new TemplateToken.Expr(at, object.getString("expr", ""));
            case 4 -> new TemplateToken.Insert(at);
            case 5 -> new TemplateToken.Bool(at, object.getBoolean("bool", false));
            case 6 ->
                    new TemplateToken.Num(
                            at,
                            object.get("num") instanceof JsonNumber number
                                    ? number.doubleValue()
                                    : 0);
            case 7 -> new TemplateToken.Null(at);
            default ->
                    throw new ExpressionException("Template token of type " + object.get("type"));
        };
    }

    private static List<Entry> entries(JsonArray pairs, int depth) {
        return pairs.stream().map(each -> entry(each, depth)).toList();
    }

    private static Entry entry(JsonValue json, int depth) {
        if (!(json instanceof JsonObject pair)) {
            throw new ExpressionException("A template map's member is no pair");
        }
        return new Entry(
                decode(pair.getOrDefault("Key", JsonValue.NULL), depth + 1),
                decode(pair.getOrDefault("Value", JsonValue.NULL), depth + 1));
    }

    private static JsonArray list(JsonObject object, String key) {
        return object.get(key) instanceof JsonArray array ? array : JsonValue.EMPTY_JSON_ARRAY;
    }
}
