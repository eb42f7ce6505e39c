package dev.actionsgateway.expressions;

import java.io.Serial;

/// An expression, a template or an encoded value that is not right, and why.
///
/// The message is for the author of the workflow; it never holds a value, only names and positions.
public final class ExpressionException extends RuntimeException {

    @Serial private static final long serialVersionUID = 1L;

    private final String what;
    private final int column;

    ExpressionException(String message) {
        this(message, 0);
    }

    ExpressionException(String message, int column) {
        super(column == 0 ? message : message + " (column " + column + ")");
        this.what = message;
        this.column = column;
    }

    /// The same, of an expression that begins so many characters further to the right.
    ExpressionException moved(int characters) {
        return new ExpressionException(what, column == 0 ? 0 : column + characters);
    }

    /// The column within the expression's text, from 1; 0 where no column is to blame.
    public int column() {
        return column;
    }
}
