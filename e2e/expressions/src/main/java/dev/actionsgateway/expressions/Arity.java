package dev.actionsgateway.expressions;

import java.util.Locale;
import java.util.Optional;

/// How many arguments a function of the language takes.
///
/// @param least the fewest
/// @param most the most
record Arity(int least, int most) {

    private static final int MANY = 255;

    /// The arity of a function of the language; a caller's own function has none here.
    static Optional<Arity> of(String function) {
        return switch (function.toLowerCase(Locale.ROOT)) {
            case "contains", "startswith", "endswith" -> Optional.of(new Arity(2, 2));
            case "join" -> Optional.of(new Arity(1, 2));
            case "tojson", "fromjson" -> Optional.of(new Arity(1, 1));
            case "format", "hashfiles" -> Optional.of(new Arity(1, MANY));
            case "case" -> Optional.of(new Arity(3, MANY));
            case "always" -> Optional.of(new Arity(0, 0));
            case "success", "failure", "cancelled" -> Optional.of(new Arity(0, MANY));
            default -> Optional.empty();
        };
    }

    void check(Lexeme name, int arguments) {
        if (arguments < least || arguments > most) {
            String wanted = least == most ? "" + least : least + " to " + most;
            throw new ExpressionException(
                    name.text() + " takes " + wanted + " arguments, not " + arguments,
                    name.column());
        }
    }
}
