package dev.actionsgateway.expressions;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// One parsed expression, the text between `${{` and `}}`.
///
/// @see Templates for texts that hold expressions
/// @see Condition for the value of an `if:`
public final class Expression {

    /// The most characters that an expression may have.
    public static final int LONGEST = 21_000;

    /// The most levels that its operations may be nested.
    public static final int DEEPEST = 50;

    /// The most characters of a text that evaluation may make.
    public static final int LONGEST_RESULT = 1 << 20;

    private final String text;
    private final Node root;

    private Expression(String text, Node root) {
        this.text = text;
        this.root = root;
    }

    /// Reads an expression.
    ///
    /// @throws ExpressionException with the column, if the text is none
    public static Expression parse(String text) {
        return new Expression(text.strip(), Parser.parse(text));
    }

    /// Works the expression out.
    ///
    /// @throws ExpressionException if a name means nothing in the scope, or a function has no
    ///   result
    public Value evaluate(Scope scope) {
        return new Evaluator(scope).evaluate(root);
    }

    /// The contexts that are named in it, such as `github`, in the order of the alphabet.
    public Set<String> contexts() {
        return root.all()
                .filter(Node.Named.class::isInstance)
                .map(node -> ((Node.Named) node).name())
                .collect(
                        Collectors.toCollection(
                                () -> new TreeSet<>(String.CASE_INSENSITIVE_ORDER)));
    }

    /// The functions that are called in it, in the order of the alphabet.
    public Set<String> functions() {
        return root.all()
                .filter(Node.Call.class::isInstance)
                .map(node -> ((Node.Call) node).name())
                .collect(
                        Collectors.toCollection(
                                () -> new TreeSet<>(String.CASE_INSENSITIVE_ORDER)));
    }

    /// The expression as it was written.
    public String text() {
        return text;
    }

    @Override
    public String toString() {
        return text;
    }
}
