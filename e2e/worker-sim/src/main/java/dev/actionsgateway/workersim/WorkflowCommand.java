package dev.actionsgateway.workersim;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A line `::name key=value,key=value::data` in a step's output.
///
/// @param properties by name in small letters
record WorkflowCommand(String name, Map<String, String> properties, String data) {
    private static final String MARK = "::";

    /// Empty if the line is none; blanks before it do not matter.
    static Optional<WorkflowCommand> parse(String line) {
        String text = line.stripLeading();
        int close = text.startsWith(MARK) ? text.indexOf(MARK, MARK.length()) : -1;
        if (close < 0) {
            return Optional.empty();
        }
        String head = text.substring(MARK.length(), close);
        int blank = head.indexOf(' ');
        String name = blank < 0 ? head : head.substring(0, blank);
        return name.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new WorkflowCommand(
                                name,
                                blank < 0 ? Map.of() : properties(head.substring(blank + 1)),
                                data(text.substring(close + MARK.length()))));
    }

    Optional<String> property(String key) {
        return Optional.ofNullable(properties.get(key)).filter(value -> !value.isEmpty());
    }

    private static Map<String, String> properties(String text) {
        Map<String, String> properties = new LinkedHashMap<>();
        for (String pair : text.strip().split(",", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                properties.put(
                        pair.substring(0, equals).strip().toLowerCase(Locale.ROOT),
                        value(pair.substring(equals + 1)));
            }
        }
        return properties;
    }

    private static String value(String escaped) {
        return escaped.replace("%0D", "\r")
                .replace("%0A", "\n")
                .replace("%3A", ":")
                .replace("%2C", ",")
                .replace("%25", "%");
    }

    private static String data(String escaped) {
        return escaped.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%");
    }
}
