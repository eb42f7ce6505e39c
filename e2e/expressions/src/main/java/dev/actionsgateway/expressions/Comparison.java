package dev.actionsgateway.expressions;

import java.util.Optional;
import java.util.OptionalInt;

/// The six comparisons with the language's loose rules.
///
/// Operands of one kind are compared as they are, texts without regard to letters' case. A number
/// and a text are compared as numbers, as is a boolean or null with anything. Arrays and objects
/// are equal to themselves only. What cannot be ordered (NaN, objects) is neither smaller nor
/// greater.
enum Comparison {
    EQUAL("=="),
    NOT_EQUAL("!="),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">=");

    private final String sign;

    Comparison(String sign) {
        this.sign = sign;
    }

    static Optional<Comparison> of(Lexeme lexeme) {
        for (Comparison each : values()) {
            if (lexeme.is(each.sign)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    boolean orders() {
        return this != EQUAL && this != NOT_EQUAL;
    }

    boolean holds(Value left, Value right) {
        return switch (this) {
            case EQUAL -> equal(left, right);
            case NOT_EQUAL -> !equal(left, right);
            case LESS -> order(left, right).orElse(0) < 0;
            case GREATER -> order(left, right).orElse(0) > 0;
            case LESS_OR_EQUAL -> equal(left, right) || order(left, right).orElse(1) < 0;
            case GREATER_OR_EQUAL -> equal(left, right) || order(left, right).orElse(-1) > 0;
        };
    }

    @SuppressWarnings("ReferenceEquality") // the language compares arrays and objects by identity
    static boolean equal(Value left, Value right) {
        if (left instanceof Value.Null && right instanceof Value.Null) {
            return true;
        }
        if (!left.scalar() && !right.scalar()) {
            return left == right;
        }
        if (left instanceof Value.Str(var a) && right instanceof Value.Str(var b)) {
            return a.equalsIgnoreCase(b);
        }
        return left.number() == right.number();
    }

    private static OptionalInt order(Value left, Value right) {
        if (left instanceof Value.Str(var a) && right instanceof Value.Str(var b)) {
            return OptionalInt.of(a.compareToIgnoreCase(b));
        }
        if (left instanceof Value.Null && right instanceof Value.Null) {
            return OptionalInt.empty();
        }
        double a = left.number();
        double b = right.number();
        return Double.isNaN(a) || Double.isNaN(b)
                ? OptionalInt.empty()
                : OptionalInt.of(Double.compare(a + 0.0, b + 0.0));
    }
}
