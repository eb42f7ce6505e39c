package dev.actionsgateway.expressions;

import java.util.List;

/// A part of a workflow that is not worked out yet: a scalar, an expression, or a list or map of
/// such.
///
/// A job message carries the steps in this form. [TemplateJson] reads and writes it, [Templates]
/// makes it of texts and works it out.
public sealed interface TemplateToken {

    /// Where it stands in the workflow's file.
    Position at();

    /// A place in a file; 0 stands for "not known" in each of the three.
    ///
    /// @param file the number of the file in the message's file table, from 1
    /// @param line from 1
    /// @param column from 1
    record Position(int file, int line, int column) {

        /// Of what was not written by a user.
        public static final Position NONE = new Position(0, 0, 0);
    }

    /// A text without expressions.
    record Text(Position at, String literal) implements TemplateToken {}

    /// A list.
    record Sequence(Position at, List<TemplateToken> items) implements TemplateToken {

        public Sequence {
            items = List.copyOf(items);
        }
    }

    /// A map; its keys may be expressions, and are then not unique yet.
    record Mapping(Position at, List<Entry> entries) implements TemplateToken {

        public Mapping {
            entries = List.copyOf(entries);
        }
    }

    /// One pair of a map.
    record Entry(TemplateToken key, TemplateToken value) {}

    /// An expression, its text without `${{` and `}}`.
    record Expr(Position at, String expression) implements TemplateToken {}

    /// The key `${{ insert }}`: the map in its value is put in its place.
    record Insert(Position at) implements TemplateToken {}

    /// A boolean.
    record Bool(Position at, boolean value) implements TemplateToken {}

    /// A number.
    record Num(Position at, double value) implements TemplateToken {}

    /// Nothing.
    record Null(Position at) implements TemplateToken {}

    /// A text that no user wrote.
    static TemplateToken text(String literal) {
        return new Text(Position.NONE, literal);
    }

    /// A map that no user wrote.
    static Mapping mapping(List<Entry> entries) {
        return new Mapping(Position.NONE, entries);
    }
}
