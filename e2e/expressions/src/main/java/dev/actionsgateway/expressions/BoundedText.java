package dev.actionsgateway.expressions;

/// A text in the making that refuses to grow beyond [Expression#LONGEST_RESULT].
final class BoundedText {

    private final StringBuilder made = new StringBuilder();

    BoundedText append(String part) {
        if (made.length() + part.length() > Expression.LONGEST_RESULT) {
            throw new ExpressionException(
                    "The result is longer than " + Expression.LONGEST_RESULT + " characters");
        }
        made.append(part);
        return this;
    }

    BoundedText append(char part) {
        return append(String.valueOf(part));
    }

    @Override
    public String toString() {
        return made.toString();
    }
}
