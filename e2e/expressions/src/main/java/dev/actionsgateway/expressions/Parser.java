package dev.actionsgateway.expressions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads an expression: `||` binds least, then `&&`, equality, order, `!`, and at last properties.
final class Parser {

    private final List<Lexeme> lexemes;
    private int at;
    private int nesting;

    private Parser(List<Lexeme> lexemes) {
        this.lexemes = lexemes;
    }

    static Node parse(String text) {
        if (text.length() > Expression.LONGEST) {
            throw new ExpressionException(
                    "The expression has "
                            + text.length()
                            + " characters, "
                            + Expression.LONGEST
                            + " are allowed");
        }
        Parser parser = new Parser(Lexer.cut(text));
        if (parser.peek().kind() == Lexeme.Kind.END) {
            throw new ExpressionException("An expression was expected", 1);
        }
        Node whole = parser.or();
        if (parser.peek().kind() != Lexeme.Kind.END) {
            throw unexpected(parser.peek());
        }
        if (whole.depth() > Expression.DEEPEST) {
            throw tooDeep(1);
        }
        return whole;
    }

    private Node or() {
        List<Node> operands = new ArrayList<>(List.of(and()));
        while (take("||")) {
            operands.add(and());
        }
        return operands.size() == 1 ? operands.getFirst() : new Node.Or(List.copyOf(operands));
    }

    private Node and() {
        List<Node> operands = new ArrayList<>(List.of(equality()));
        while (take("&&")) {
            operands.add(equality());
        }
        return operands.size() == 1 ? operands.getFirst() : new Node.And(List.copyOf(operands));
    }

    private Node equality() {
        Node left = order();
        for (int links = 0; ; links++) {
            Optional<Comparison> by = Comparison.of(peek()).filter(each -> !each.orders());
            if (by.isEmpty()) {
                return left;
            }
            bounded(links);
            at++;
            left = new Node.Compare(by.get(), left, order());
        }
    }

    private Node order() {
        Node left = unary();
        for (int links = 0; ; links++) {
            Optional<Comparison> by = Comparison.of(peek()).filter(Comparison::orders);
            if (by.isEmpty()) {
                return left;
            }
            bounded(links);
            at++;
            left = new Node.Compare(by.get(), left, unary());
        }
    }

    private Node unary() {
        bounded(++nesting);
        Node node = take("!") ? new Node.Not(unary()) : postfix();
        nesting--;
        return node;
    }

    private Node postfix() {
        Node node = primary();
        for (int links = 0; ; links++) {
            if (take(".")) {
                node = new Node.Index(node, property());
            } else if (indexable(node) && take("[")) {
                Node by = take("*") ? new Node.Every() : or();
                expect("]");
                node = new Node.Index(node, by);
            } else {
                return node;
            }
            bounded(links);
        }
    }

    private static boolean indexable(Node node) {
        return !(node instanceof Node.Literal);
    }

    private Node property() {
        if (take("*")) {
            return new Node.Every();
        }
        Lexeme name = next();
        if (name.kind() != Lexeme.Kind.NAME) {
            throw unexpected(name);
        }
        return new Node.Literal(Value.of(name.text()));
    }

    private Node primary() {
        Lexeme first = next();
        return switch (first.kind()) {
            case STRING -> new Node.Literal(Value.of(first.text()));
            case NUMBER -> new Node.Literal(Value.of(Numbers.parse(first.text())));
            case NAME -> named(first);
            case SIGN -> group(first);
            case END -> throw unexpected(first);
        };
    }

    private Node group(Lexeme first) {
        if (!first.is("(")) {
            throw unexpected(first);
        }
        Node inner = or();
        expect(")");
        return inner;
    }

    private Node named(Lexeme name) {
        if (take("(")) {
            return call(name);
        }
        return switch (name.text()) {
            case "null" -> new Node.Literal(Value.nothing());
            case "true" -> new Node.Literal(Value.of(true));
            case "false" -> new Node.Literal(Value.of(false));
            case "NaN" -> new Node.Literal(Value.of(Double.NaN));
            case "Infinity" -> new Node.Literal(Value.of(Double.POSITIVE_INFINITY));
            default -> new Node.Named(name.text(), name.column());
        };
    }

    private Node call(Lexeme name) {
        List<Node> arguments = new ArrayList<>();
        if (!take(")")) {
            do {
                arguments.add(or());
            } while (take(","));
            expect(")");
        }
        Arity.of(name.text()).ifPresent(arity -> arity.check(name, arguments.size()));
        return new Node.Call(name.text(), List.copyOf(arguments), name.column());
    }

    private void bounded(int count) {
        if (count > Expression.DEEPEST) {
            throw tooDeep(peek().column());
        }
    }

    private Lexeme peek() {
        return lexemes.get(at);
    }

    private Lexeme next() {
        Lexeme lexeme = peek();
        if (lexeme.kind() != Lexeme.Kind.END) {
            at++;
        }
        return lexeme;
    }

    private boolean take(String sign) {
        boolean there = peek().is(sign);
        at += there ? 1 : 0;
        return there;
    }

    private void expect(String sign) {
        if (!take(sign)) {
            throw new ExpressionException(
                    "Expected '" + sign + "', found " + peek().shown(), peek().column());
        }
    }

    private static ExpressionException unexpected(Lexeme lexeme) {
        return new ExpressionException("Unexpected " + lexeme.shown(), lexeme.column());
    }

    private static ExpressionException tooDeep(int column) {
        return new ExpressionException(
                "The expression is nested more than " + Expression.DEEPEST + " levels deep",
                column);
    }
}
