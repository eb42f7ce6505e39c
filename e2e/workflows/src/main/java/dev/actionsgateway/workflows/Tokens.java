package dev.actionsgateway.workflows;

import dev.actionsgateway.expressions.Condition;
import dev.actionsgateway.expressions.Expression;
import dev.actionsgateway.expressions.ExpressionException;
import dev.actionsgateway.expressions.TemplateToken;
import dev.actionsgateway.expressions.TemplateToken.Entry;
import dev.actionsgateway.expressions.TemplateToken.Position;
import dev.actionsgateway.expressions.Templates;
import dev.actionsgateway.expressions.Value;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Makes template tokens of YAML, and checks each expression against the place where it stands.
final class Tokens {

    private final Findings findings;

    Tokens(Findings findings) {
        this.findings = findings;
    }

    /// Any value: lists, maps, numbers and booleans stay what they are.
    TemplateToken any(Yaml yaml, String key, Place place) {
        return switch (yaml) {
            case Yaml.Scalar scalar -> scalar(scalar, key, place);
            case Yaml.Items(var at, var items) ->
                    new TemplateToken.Sequence(
                            at, items.stream().map(each -> any(each, key, place)).toList());
            case Yaml.Fields(var at, var fields) ->
                    new TemplateToken.Mapping(
                            at,
                            fields.stream()
                                    .map(field ->
                                            new Entry(
                                                    text(field.key(), key, place),
                                                    any(
                                                            field.value(),
                                                            key + "." + field.name(),
                                                            place)))
                                    .toList());
        };
    }

    /// A value that is a text, whatever YAML takes it for: `1.10` becomes `1.1`, as on GitHub.
    TemplateToken text(Yaml yaml, String key, Place place) {
        if (yaml instanceof Yaml.Scalar scalar) {
            TemplateToken token = scalar(scalar, key, place);
            return token instanceof TemplateToken.Expr || token instanceof TemplateToken.Insert
                    ? token
                    : new TemplateToken.Text(scalar.at(), plain(scalar));
        }
        findings.add(yaml.at(), key, "A text is expected here, not " + yaml.shown() + ".");
        return new TemplateToken.Text(yaml.at(), "");
    }

    /// A map of texts, or one expression that will be one.
    TemplateToken texts(Yaml yaml, String key, Place place) {
        if (yaml instanceof Yaml.Fields(var at, var fields)) {
            return new TemplateToken.Mapping(
                    at,
                    fields.stream()
                            .map(field ->
                                    new Entry(
                                            text(field.key(), key, place),
                                            text(field.value(), key + "." + field.name(), place)))
                            .toList());
        }
        if (yaml instanceof Yaml.Scalar scalar) {
            if (scalar.kind() == Yaml.Kind.NULL) {
                return new TemplateToken.Mapping(scalar.at(), List.of());
            }
            TemplateToken token = scalar(scalar, key, place);
            if (token instanceof TemplateToken.Expr) {
                return token;
            }
        }
        findings.add(yaml.at(), key, "A map is expected here, not " + yaml.shown() + ".");
        return new TemplateToken.Null(yaml.at());
    }

    /// A number, a boolean or an expression; what else is there is a finding.
    Optional<TemplateToken> literal(Yaml yaml, Yaml.Kind kind, String key, Place place) {
        String wanted = kind.name().toLowerCase(Locale.ROOT);
        if (yaml instanceof Yaml.Scalar scalar) {
            TemplateToken token = scalar(scalar, key, place);
            if (scalar.kind() == kind || token instanceof TemplateToken.Expr) {
                return Optional.of(token);
            }
        }
        findings.add(
                yaml.at(),
                key,
                "A " + wanted + " or an expression is expected here, not " + yaml.shown() + ".");
        return Optional.empty();
    }

    /// The expression of an `if:`.
    String condition(Yaml yaml, String key, Place place) {
        if (!(yaml instanceof Yaml.Scalar scalar)) {
            findings.add(
                    yaml.at(), key, "A condition is one expression, not " + yaml.shown() + ".");
            return Condition.DEFAULT;
        }
        try {
            Expression condition = Condition.of(scalar.text());
            check(condition, scalar.at(), key, place);
            return condition.text();
        } catch (ExpressionException e) {
            findings.add(scalar.at(), key, e.getMessage() + ".");
            return Condition.DEFAULT;
        }
    }

    /// A literal text in a place where no expression may stand.
    Optional<String> literalText(Yaml yaml, String key) {
        if (yaml instanceof Yaml.Scalar scalar && scalar.kind() != Yaml.Kind.NULL) {
            if (!scalar.text().contains("${{")) {
                return Optional.of(plain(scalar));
            }
            findings.add(yaml.at(), key, "No expression may stand here: write the text itself.");
        } else {
            findings.add(yaml.at(), key, "A text is expected here, not " + yaml.shown() + ".");
        }
        return Optional.empty();
    }

    private TemplateToken scalar(Yaml.Scalar scalar, String key, Place place) {
        Position at = scalar.at();
        return switch (scalar.kind()) {
            case NULL -> new TemplateToken.Null(at);
            case BOOL -> new TemplateToken.Bool(at, scalar.text().equalsIgnoreCase("true"));
            case NUMBER -> new TemplateToken.Num(at, number(scalar.text()));
            case TEXT -> template(scalar, key, place);
        };
    }

    private TemplateToken template(Yaml.Scalar scalar, String key, Place place) {
        try {
            TemplateToken token = Templates.parse(scalar.text(), scalar.at());
            if (token instanceof TemplateToken.Expr(_, var text)) {
                check(Expression.parse(text), scalar.at(), key, place);
            }
            return token;
        } catch (ExpressionException e) {
            findings.add(scalar.at(), key, e.getMessage() + ".");
            return new TemplateToken.Text(scalar.at(), scalar.text());
        }
    }

    private void check(Expression expression, Position at, String key, Place place) {
        for (String name : expression.contexts()) {
            if (!place.knowsContext(name)) {
                findings.add(
                        at,
                        key,
                        "'%s' is not known here; known are %s.".formatted(name, place.known()));
            }
        }
        for (String name : expression.functions()) {
            if (!place.knowsFunction(name)) {
                findings.add(at, key, "The function '" + name + "' cannot be called here.");
            }
        }
    }

    private static String plain(Yaml.Scalar scalar) {
        return switch (scalar.kind()) {
            case NULL -> "";
            case BOOL -> scalar.text().toLowerCase(Locale.ROOT);
            case NUMBER -> Value.of(number(scalar.text())).text();
            case TEXT -> scalar.text();
        };
    }

    private static double number(String text) {
        String folded = text.toLowerCase(Locale.ROOT).replace("+.", ".").replace("-.", "-0.");
        return switch (folded) {
            case ".inf" -> Double.POSITIVE_INFINITY;
            case "-0.inf" -> Double.NEGATIVE_INFINITY;
            default -> Value.of(folded).number();
        };
    }
}
