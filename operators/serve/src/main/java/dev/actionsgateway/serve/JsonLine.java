package dev.actionsgateway.serve;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Builds one flat JSON object. Keys stay unique, and whatever is put in, valid JSON comes out.
final class JsonLine {
    /// The longest text of one value, in characters; container runtimes tear long lines apart.
    static final int LIMIT = 64 * 1024;

    private final StringBuilder out = new StringBuilder(256).append('{');
    private final Set<String> keys = new HashSet<>();

    /// Adds a member. Finite numbers, booleans and null stay what they are, all else is its text. A
    /// key that is taken gets an underscore.
    void put(@Nullable String key, @Nullable Object value) {
        var unique = String.valueOf(key);
        while (!keys.add(unique)) {
            unique += "_";
        }
        if (keys.size() > 1) {
            out.append(',');
        }
        quote(unique);
        out.append(':');
        switch (value) {
            case null -> out.append("null");
            case Boolean truth -> out.append(truth);
            case Integer number -> out.append(number.intValue());
            case Long number -> out.append(number.longValue());
            case Double number when Double.isFinite(number) -> out.append(number.doubleValue());
            default -> quote(text(value));
        }
    }

    String end() {
        return out.append("}\n").toString();
    }

    private static String text(Object value) {
        try {
            return String.valueOf(value.toString());
        } catch (RuntimeException | StackOverflowError e) {
            return "toString of " + value.getClass().getName() + " threw " + e.getClass().getName();
        }
    }

    private void quote(String text) {
        int length = Math.min(text.length(), LIMIT);
        out.append('"');
        for (int i = 0; i < length; i++) {
            escape(text, i);
        }
        if (length < text.length()) {
            out.append("… and ").append(text.length() - length).append(" characters more");
        }
        out.append('"');
    }

    private void escape(String text, int i) {
        char c = text.charAt(i);
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (c < ' ' || c == 0x7f || c == '\u2028' || c == '\u2029') {
                    out.append("\\u%04x".formatted((int) c));
                } else if (Character.isSurrogate(c) && !paired(text, i)) {
                    out.append('\ufffd');
                } else {
                    out.append(c);
                }
            }
        }
    }

    private static boolean paired(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }
}
