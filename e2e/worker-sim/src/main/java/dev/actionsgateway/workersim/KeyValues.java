package dev.actionsgateway.workersim;

import java.io.Serial;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// The two forms of a file command's lines: `name=value`, and `name<<word`, lines, `word`.
final class KeyValues {
    private KeyValues() {}

    /// @throws Malformed if a line is of neither form, or a word is never met again
    static SequencedMap<String, String> parse(String text) throws Malformed {
        SequencedMap<String, String> values = new LinkedHashMap<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            int equals = line.indexOf('=');
            int heredoc = line.indexOf("<<");
            if (line.isEmpty()) {
                continue;
            }
            if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
                values.put(name(line, equals), line.substring(equals + 1));
            } else if (heredoc >= 0) {
                String name = name(line, heredoc);
                int end = end(lines, i + 1, line.substring(heredoc + 2));
                values.put(name, String.join("\n", lines.subList(i + 1, end)));
                i = end;
            } else {
                throw new Malformed("Invalid format '" + line + "'");
            }
        }
        return values;
    }

    /// A file that a step has written wrongly.
    static final class Malformed extends Exception {
        @Serial private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message);
        }
    }

    private static String name(String line, int end) throws Malformed {
        if (end == 0) {
            throw new Malformed("Invalid format '" + line + "'. Name must not be empty");
        }
        return line.substring(0, end);
    }

    private static int end(List<String> lines, int from, String word) throws Malformed {
        if (word.isEmpty()) {
            throw new Malformed("Invalid format. Delimiter must not be empty");
        }
        for (int i = from; i < lines.size(); i++) {
            if (lines.get(i).equals(word)) {
                return i;
            }
        }
        throw new Malformed("Invalid value. Matching delimiter not found '" + word + "'");
    }
}
