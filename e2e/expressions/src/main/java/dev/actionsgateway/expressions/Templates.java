package dev.actionsgateway.expressions;

import dev.actionsgateway.expressions.TemplateToken.Entry;
import dev.actionsgateway.expressions.TemplateToken.Position;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Texts with `${{ … }}` in them.
public final class Templates {

    private static final String OPEN = "${{";

    private Templates() {}

    /// Makes a token of a text.
    ///
    /// Without `${{` it stays a text. One expression and nothing else is that expression. A mixture
    /// becomes one call of `format`, as GitHub's server sends it.
    ///
    /// @throws ExpressionException if an expression is not closed or not right; the column is that
    ///   of the whole text
    public static TemplateToken parse(String text, Position at) {
        if (!text.contains(OPEN)) {
            return new TemplateToken.Text(at, text);
        }
        StringBuilder pattern = new StringBuilder();
        List<String> expressions = new ArrayList<>();
        int from = 0;
        int open;
        while ((open = text.indexOf(OPEN, from)) >= 0) {
            int close = close(text, open);
            literal(text.substring(from, open), pattern);
            pattern.append('{').append(expressions.size()).append('}');
            expressions.add(checked(text, open + OPEN.length(), close));
            from = close + 2;
        }
        literal(text.substring(from), pattern);
        if (expressions.size() == 1 && pattern.toString().equals("{0}")) {
            String only = expressions.getFirst();
            return only.equals("insert")
                    ? new TemplateToken.Insert(at)
                    : new TemplateToken.Expr(at, only);
        }
        return new TemplateToken.Expr(
                at, "format('" + pattern + "', " + String.join(", ", expressions) + ")");
    }

    /// The `}}` that ends the expression; one inside a quoted text does not.
    private static int close(String text, int open) {
        boolean quoted = false;
        for (int at = open + OPEN.length(); at + 1 < text.length(); at++) {
            if (text.charAt(at) == '\'') {
                quoted = !quoted;
            } else if (!quoted && text.startsWith("}}", at)) {
                return at;
            }
        }
        throw new ExpressionException("This ${{ is not closed by a }}", open + 1);
    }

    private static String checked(String text, int from, int to) {
        String expression = text.substring(from, to);
        if (!expression.strip().equals("insert")) {
            try {
                Parser.parse(expression);
            } catch (ExpressionException e) {
                throw e.moved(from);
            }
        }
        return expression.strip();
    }

    private static void literal(String text, StringBuilder pattern) {
        pattern.append(text.replace("'", "''").replace("{", "{{").replace("}", "}}"));
    }

    /// Works a token and all below it out.
    ///
    /// @throws ExpressionException as [Expression#evaluate], or if a map's key is no text
    public static Value evaluate(TemplateToken token, Scope scope) {
        return switch (token) {
            case TemplateToken.Text(_, var literal) -> Value.of(literal);
            case TemplateToken.Sequence(_, var items) ->
                    Value.array(items.stream().map(each -> evaluate(each, scope)).toList());
            case TemplateToken.Mapping(_, var entries) -> fields(entries, scope);
            case TemplateToken.Expr(_, var text) -> Expression.parse(text).evaluate(scope);
            case TemplateToken.Insert _ ->
                    throw new ExpressionException("${{ insert }} stands where no key is");
            case TemplateToken.Bool(_, var value) -> Value.of(value);
            case TemplateToken.Num(_, var value) -> Value.of(value);
            case TemplateToken.Null _ -> Value.nothing();
        };
    }

    /// As [#evaluate], and the result as a text.
    public static String evaluateText(TemplateToken token, Scope scope) {
        return evaluate(token, scope).text();
    }

    private static Value fields(List<Entry> entries, Scope scope) {
        SequencedMap<String, Value> fields = new LinkedHashMap<>();
        for (Entry entry : entries) {
            Value value = evaluate(entry.value(), scope);
            if (!(entry.key() instanceof TemplateToken.Insert)) {
                fields.put(evaluateText(entry.key(), scope), value);
            } else if (value instanceof Value.Obj inserted) {
                fields.putAll(inserted.fields());
            } else {
                throw new ExpressionException("The value of ${{ insert }} is no map");
            }
        }
        return new Value.Obj(fields);
    }
}
