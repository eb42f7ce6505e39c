package dev.actionsgateway.expressions;

import jakarta.json.JsonException;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import java.io.StringReader;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;

/// `toJSON` and `fromJSON`.
final class JsonText {

    /// Looked up once: finding a provider walks the class path.
    static final JsonProvider JSON = JsonProvider.provider();

    private JsonText() {}

    static Value read(String text) {
        JsonValue read;
        try (JsonParser parser = JSON.createParser(new StringReader(text))) {
            parser.next();
            read = parser.getValue();
            if (parser.hasNext()) {
                throw new ExpressionException("fromJSON: the text is more than one JSON value");
            }
        } catch (JsonException | IllegalStateException | NoSuchElementException e) {
            throw new ExpressionException("fromJSON: the text is not JSON");
        }
        return PlainJson.decode(read);
    }

    /// Two blanks an indent, as GitHub prints it.
    static String write(Value value) {
        BoundedText made = new BoundedText();
        write(value, "\n", made);
        return made.toString();
    }

    private static void write(Value value, String newline, BoundedText made) {
        String inner = newline + "  ";
        switch (value) {
            case Value.Null _ -> made.append("null");
            case Value.Bool _, Value.Num _ -> made.append(value.text());
            case Value.Str(var text) -> quote(text, made);
            case Value.Arr(var items) -> {
                made.append('[');
                Iterator<Value> each = items.iterator();
                while (each.hasNext()) {
                    made.append(inner);
                    write(each.next(), inner, made);
                    made.append(each.hasNext() ? "," : newline);
                }
                made.append(']');
            }
            case Value.Obj object -> {
                made.append('{');
                Iterator<Map.Entry<String, Value>> each = object.fields().entrySet().iterator();
                while (each.hasNext()) {
                    Map.Entry<String, Value> field = each.next();
                    quote(field.getKey(), made.append(inner));
                    write(field.getValue(), inner, made.append(": "));
                    made.append(each.hasNext() ? "," : newline);
                }
                made.append('}');
            }
        }
    }

    private static void quote(String text, BoundedText made) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        text.chars().forEach(c -> quoted.append(escaped((char) c)));
        made.append(quoted.append('"').toString());
    }

    private static String escaped(char c) {
        return switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            case '\b' -> "\\b";
            case '\f' -> "\\f";
            case '\u0085', '\u2028', '\u2029' -> "\\u%04x".formatted((int) c);
            default -> c < ' ' ? "\\u%04x".formatted((int) c) : String.valueOf(c);
        };
    }
}
