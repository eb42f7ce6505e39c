package dev.actionsgateway.workersim;

import jakarta.json.JsonObjectBuilder;
import java.util.Optional;

/// A remark that the job's page shows beside a step.
///
/// @param level of the remark
/// @param message masked and cut
/// @param title may be empty
/// @param file empty for none
/// @param lines where in the file, or in the step's log if there is no file
record Annotation(Level level, String message, String title, String file, Lines lines) {
    static final int MOST_OF_A_KIND = 10;
    private static final int LONGEST = 4096;

    enum Level {
        NOTICE("notice"),
        WARNING("warning"),
        FAILURE("failure");

        private final String word;

        Level(String word) {
            this.word = word;
        }

        /// The control prefix of its line in the log.
        String prefix() {
            return this == FAILURE ? "##[error]" : "##[" + word + "]";
        }
    }

    /// Zero is "not known".
    record Lines(long start, long end, long startColumn, long endColumn) {}

    Annotation {
        message = message.length() <= LONGEST ? message : message.substring(0, LONGEST);
    }

    /// A remark that points at a line of the step's log.
    static Annotation at(Level level, String message, long logLine) {
        return new Annotation(level, message, "", "", new Lines(logLine, logLine, 0, 0));
    }

    static Annotation of(Level level, WorkflowCommand command, String message, long logLine) {
        Optional<String> file = command.property("file");
        long start = number(command, "line", file.isPresent() ? 0 : logLine);
        return new Annotation(
                level,
                message,
                command.property("title").orElse(""),
                file.orElse(""),
                new Lines(
                        start,
                        number(command, "endline", start),
                        number(command, "col", 0),
                        number(command, "endcolumn", 0)));
    }

    /// What is at its default is left out, as the real worker does.
    JsonObjectBuilder json(int stepNumber) {
        JsonObjectBuilder json =
                Json.PROVIDER
                        .createObjectBuilder()
                        .add("level", level.word)
                        .add("message", message);
        if (!title.isEmpty()) {
            json.add("title", title);
        }
        json.add("path", file.isEmpty() ? ".github" : file);
        add(json, "startLine", lines.start);
        add(json, "endLine", lines.end);
        add(json, "startColumn", lines.startColumn);
        add(json, "endColumn", lines.endColumn);
        add(json, "stepNumber", stepNumber);
        return json;
    }

    private static void add(JsonObjectBuilder json, String name, long value) {
        if (value != 0) {
            json.add(name, value);
        }
    }

    private static long number(WorkflowCommand command, String key, long otherwise) {
        return command.property(key)
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Long::parseLong)
                .orElse(otherwise);
    }
}
