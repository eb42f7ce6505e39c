package dev.actionsgateway.expressions;

import java.util.ArrayList;
import java.util.List;

/// Cuts the text of an expression into lexemes.
final class Lexer {

    private static final String BOUNDARIES = "()[],.!<>=&|*'";
    private static final List<String> PAIRS = List.of("!=", "<=", ">=", "==", "&&", "||");
    private static final String SINGLES = "()[],.!<>*";

    private final String text;
    private final List<Lexeme> found = new ArrayList<>();
    private int at;

    private Lexer(String text) {
        this.text = text;
    }

    static List<Lexeme> cut(String text) {
        return new Lexer(text).all();
    }

    private List<Lexeme> all() {
        while (true) {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            if (at == text.length()) {
                found.add(new Lexeme(Lexeme.Kind.END, "", at + 1));
                return List.copyOf(found);
            }
            next(text.charAt(at));
        }
    }

    private void next(char first) {
        if (first == '\'') {
            string();
        } else if (startsNumber(first)) {
            number();
        } else if (at + 1 < text.length() && PAIRS.contains(text.substring(at, at + 2))) {
            add(Lexeme.Kind.SIGN, at + 2);
        } else if (SINGLES.indexOf(first) >= 0) {
            add(Lexeme.Kind.SIGN, at + 1);
        } else {
            name();
        }
    }

    /// A dot begins a number where no operand stands before it; after one it takes a property.
    private boolean startsNumber(char first) {
        if (first == '.') {
            return !afterOperand() && at + 1 < text.length() && digit(text.charAt(at + 1));
        }
        return digit(first) || first == '-' || first == '+';
    }

    private boolean afterOperand() {
        if (found.isEmpty()) {
            return false;
        }
        Lexeme last = found.getLast();
        return switch (last.kind()) {
            case NAME, NUMBER, STRING -> true;
            case SIGN -> last.is(")") || last.is("]") || last.is("*");
            case END -> false;
        };
    }

    private void number() {
        int end = at + 1;
        while (end < text.length() && (text.charAt(end) == '.' || !boundary(text.charAt(end)))) {
            end++;
        }
        String word = text.substring(at, end);
        if (Double.isNaN(Numbers.parse(word))) {
            throw new ExpressionException("Unexpected symbol '" + word + "'", at + 1);
        }
        add(Lexeme.Kind.NUMBER, end);
    }

    private void name() {
        int end = at;
        while (end < text.length() && !boundary(text.charAt(end))) {
            end++;
        }
        String word = text.substring(at, Math.max(end, at + 1));
        if (!legalName(word)) {
            throw new ExpressionException("Unexpected symbol '" + word + "'", at + 1);
        }
        add(Lexeme.Kind.NAME, end);
    }

    private void string() {
        StringBuilder content = new StringBuilder();
        int end = at + 1;
        while (true) {
            int quote = text.indexOf('\'', end);
            if (quote < 0) {
                throw new ExpressionException("This text is not closed by a '", at + 1);
            }
            content.append(text, end, quote);
            end = quote + 1;
            if (end == text.length() || text.charAt(end) != '\'') {
                break;
            }
            content.append('\'');
            end++;
        }
        found.add(new Lexeme(Lexeme.Kind.STRING, content.toString(), at + 1));
        at = end;
    }

    private void add(Lexeme.Kind kind, int end) {
        found.add(new Lexeme(kind, text.substring(at, end), at + 1));
        at = end;
    }

    private static boolean legalName(String word) {
        char first = word.charAt(0);
        return (letter(first) || first == '_')
                && word.chars()
                        .allMatch(c -> letter((char) c) || digit((char) c) || c == '_' || c == '-');
    }

    private static boolean boundary(char c) {
        return Character.isWhitespace(c) || BOUNDARIES.indexOf(c) >= 0;
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean letter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
