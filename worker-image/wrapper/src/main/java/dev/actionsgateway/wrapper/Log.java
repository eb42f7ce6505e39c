package dev.actionsgateway.wrapper;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;

/// The wrapper's own lines, one JSON object each, on the standard error; the standard output is the
/// worker's.
final class Log {
    private static final PrintStream OUT = System.err;

    private Log() {}

    /// @param facts names and values by turns
    static void info(String message, String... facts) {
        write("info", message, facts);
    }

    static void warn(String message, String... facts) {
        write("warn", message, facts);
    }

    private static void write(String level, String message, String... facts) {
        Map<String, String> line = new LinkedHashMap<>();
        line.put("level", level);
        line.put("component", "wrapper");
        line.put("message", message);
        for (int i = 0; i + 1 < facts.length; i += 2) {
            line.put(facts[i], facts[i + 1]);
        }
        OUT.println(JsonText.object(line));
    }
}
