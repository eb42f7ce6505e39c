package dev.actionsgateway.expressions;

/// One word or sign of an expression.
///
/// @param kind what it is
/// @param text the sign, the name, or the text of a literal without its quotes
/// @param column where it begins, from 1
record Lexeme(Kind kind, String text, int column) {

    enum Kind {
        NAME,
        NUMBER,
        STRING,
        SIGN,
        END
    }

    boolean is(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    String shown() {
        return kind == Kind.END ? "end of expression" : "'" + text + "'";
    }
}
