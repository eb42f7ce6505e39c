package dev.actionsgateway.workflows;

import dev.actionsgateway.expressions.TemplateToken.Position;
import java.util.List;
import java.util.Optional;

/// A part of a YAML document, and where it stands.
sealed interface Yaml {

    Position at();

    /// What this is, for a sentence.
    String shown();

    /// One value.
    ///
    /// @param text as it was written, quotes and folding undone
    record Scalar(Position at, Kind kind, String text) implements Yaml {

        @Override
        public String shown() {
            return kind == Kind.NULL ? "nothing" : "'" + text + "'";
        }
    }

    /// A list.
    record Items(Position at, List<Yaml> items) implements Yaml {

        @Override
        public String shown() {
            return "a list";
        }
    }

    /// A map, in the order of the file.
    record Fields(Position at, List<Field> fields) implements Yaml {

        @Override
        public String shown() {
            return "a map";
        }

        Optional<Yaml> get(String name) {
            return fields.stream()
                    .filter(field -> field.name().equals(name))
                    .map(Field::value)
                    .findFirst();
        }
    }

    /// One pair of a map.
    record Field(Scalar key, Yaml value) {

        String name() {
            return key.text();
        }
    }

    enum Kind {
        TEXT,
        NUMBER,
        BOOL,
        NULL
    }
}
