package dev.actionsgateway.expressions;

import java.util.Set;
import java.util.TreeSet;

/// The value of an `if:`.
public final class Condition {

    /// What holds where no `if:` is written.
    public static final String DEFAULT = "success()";

    private static final Set<String> STATUS = status();

    private Condition() {}

    /// The expression that is worked out for an `if:` with this text.
    ///
    /// `${{ }}` around it may be there or not. Where no status function is called, `success()` is
    /// demanded too.
    ///
    /// @throws ExpressionException if the text is no expression
    public static Expression of(String text) {
        String written = text.contains("${{") ? unwrapped(text) : text;
        if (written.isBlank()) {
            return Expression.parse(DEFAULT);
        }
        Expression expression = Expression.parse(written);
        return expression.functions().stream().anyMatch(STATUS::contains)
                ? expression
                : Expression.parse("success() && (" + expression.text() + ")");
    }

    private static String unwrapped(String text) {
        return switch (Templates.parse(text.strip(), TemplateToken.Position.NONE)) {
            case TemplateToken.Expr(_, var expression) -> expression;
            case TemplateToken other ->
                    throw new ExpressionException("This is no condition: " + other);
        };
    }

    private static Set<String> status() {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(Set.of("success", "failure", "cancelled", "always"));
        return names;
    }
}
