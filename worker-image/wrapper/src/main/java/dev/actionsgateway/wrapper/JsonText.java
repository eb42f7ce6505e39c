package dev.actionsgateway.wrapper;

import java.util.Map;
import java.util.stream.Collectors;

/// Writes JSON: objects of texts, numbers and truth values.
final class JsonText {
    private JsonText() {}

    /// The members in the order of the map. Everything but numbers and truth values is quoted.
    static String object(Map<String, ?> members) {
        return members.entrySet().stream()
                .map(member -> quoted(member.getKey()) + ":" + value(member.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String value(Object value) {
        return value instanceof Number || value instanceof Boolean
                ? value.toString()
                : quoted(value.toString());
    }

    static String quoted(String text) {
        var json = new StringBuilder(text.length() + 2).append('"');
        text.chars().forEach(c -> escape(json, (char) c));
        return json.append('"').toString();
    }

    /// As it stands between the quotes.
    static String escaped(String text) {
        String quoted = quoted(text);
        return quoted.substring(1, quoted.length() - 1);
    }

    private static void escape(StringBuilder json, char c) {
        switch (c) {
            case '"', '\\' -> json.append('\\').append(c);
            case '\n' -> json.append("\\n");
            case '\r' -> json.append("\\r");
            case '\t' -> json.append("\\t");
            default -> {
                // a lone half of a pair has no UTF-8
                if (c < ' ' || Character.isSurrogate(c)) {
                    json.append("\\u%04x".formatted((int) c));
                } else {
                    json.append(c);
                }
            }
        }
    }
}
