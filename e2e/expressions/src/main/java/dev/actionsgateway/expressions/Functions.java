package dev.actionsgateway.expressions;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The functions that need nothing but their arguments.
final class Functions {

    private Functions() {}

    static Optional<Scope.Function> named(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "contains" -> Optional.of(Functions::contains);
            case "startswith" -> Optional.of(Functions::startsWith);
            case "endswith" -> Optional.of(Functions::endsWith);
            case "format" -> Optional.of(Format::format);
            case "join" -> Optional.of(Functions::join);
            case "tojson" ->
                    Optional.of(arguments -> Value.of(JsonText.write(arguments.getFirst())));
            case "fromjson" -> Optional.of(arguments -> JsonText.read(arguments.getFirst().text()));
            default -> Optional.empty();
        };
    }

    /// An array contains an item that is loosely equal, a text the other text in any case.
    private static Value contains(List<Value> arguments) {
        Value in = arguments.getFirst();
        Value item = arguments.getLast();
        return switch (in) {
            case Value.Arr(var items) ->
                    Value.of(items.stream().anyMatch(each -> Comparison.equal(each, item)));
            case Value.Obj _ -> Value.of(false);
            case Value.Null _, Value.Bool _, Value.Num _, Value.Str _ ->
                    Value.of(item.scalar() && indexOf(in.text(), item.text()) >= 0);
        };
    }

    private static Value startsWith(List<Value> arguments) {
        String text = arguments.getFirst().text();
        String start = arguments.getLast().text();
        return Value.of(
                scalars(arguments) && text.regionMatches(true, 0, start, 0, start.length()));
    }

    private static Value endsWith(List<Value> arguments) {
        String text = arguments.getFirst().text();
        String end = arguments.getLast().text();
        int from = text.length() - end.length();
        return Value.of(scalars(arguments) && text.regionMatches(true, from, end, 0, end.length()));
    }

    private static Value join(List<Value> arguments) {
        Value.Str comma = new Value.Str(",");
        Value separator = arguments.size() > 1 ? arguments.get(1) : comma;
        String between = separator.scalar() ? separator.text() : comma.value();
        return switch (arguments.getFirst()) {
            case Value.Arr(var items) -> {
                BoundedText joined = new BoundedText();
                for (int i = 0; i < items.size(); i++) {
                    joined.append(i == 0 ? "" : between).append(items.get(i).text());
                }
                yield Value.of(joined.toString());
            }
            case Value.Obj _ -> Value.of("");
            case Value.Null _, Value.Bool _, Value.Num _, Value.Str _ ->
                    Value.of(arguments.getFirst().text());
        };
    }

    private static boolean scalars(List<Value> arguments) {
        return arguments.stream().allMatch(Value::scalar);
    }

    private static int indexOf(String text, String part) {
        for (int at = 0; at + part.length() <= text.length(); at++) {
            if (text.regionMatches(true, at, part, 0, part.length())) {
                return at;
            }
        }
        return -1;
    }
}
