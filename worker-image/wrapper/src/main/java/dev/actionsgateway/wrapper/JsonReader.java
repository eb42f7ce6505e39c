package dev.actionsgateway.wrapper;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/// Reads JSON token by token, so that a message of many megabytes is looked through in little
/// memory.
final class JsonReader {
    private static final int DEEPEST = 1_000;

    /// Longer texts are cut: no name, id or secret is as long.
    private static final int LONGEST_KEPT = 256 * 1024;

    private static final int LONGEST_LITERAL = 64;
    private static final int HEX = 16;
    private static final int HEX_DIGITS = 4;
    private static final Pattern LITERAL =
            Pattern.compile("true|false|null|-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");

    enum Token {
        OBJECT,
        END_OBJECT,
        ARRAY,
        END_ARRAY,
        NAME,
        TEXT,
        LITERAL,
        END
    }

    /// What must come next.
    private enum State {
        VALUE,
        VALUE_OR_END,
        NAME,
        NAME_OR_END,
        AFTER_VALUE
    }

    /// The text is no JSON.
    static final class MalformedException extends IOException {
        private static final long serialVersionUID = 1;

        MalformedException(String message) {
            super(message);
        }
    }

    private final Reader in;
    private final Deque<Token> open = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private State state = State.VALUE;
    private long position;
    private int peeked = -2; // -2: nothing read ahead

    JsonReader(Reader in) {
        this.in = in;
    }

    /// The name, the text without quotes, or the literal that was read last.
    String text() {
        return text.toString();
    }

    /// The next token; [Token#END] when the one value is over.
    ///
    /// @throws MalformedException if the text is no JSON
    Token next() throws IOException {
        int c = skipSpace();
        if (state == State.AFTER_VALUE) {
            if (open.isEmpty()) {
                return c == -1 ? Token.END : fail("something follows the value");
            }
            if (c == ',') {
                state = open.peek() == Token.OBJECT ? State.NAME : State.VALUE;
                c = skipSpace();
            } else {
                return close(c);
            }
        }
        return switch (state) {
            case NAME_OR_END, NAME -> {
                if (c == '}' && state == State.NAME_OR_END) {
                    yield close(c);
                }
                yield name(c);
            }
            default -> {
                if (c == ']' && state == State.VALUE_OR_END) {
                    yield close(c);
                }
                yield value(c);
            }
        };
    }

    private Token value(int c) throws IOException {
        return switch (c) {
            case '{' -> open(Token.OBJECT, State.NAME_OR_END);
            case '[' -> open(Token.ARRAY, State.VALUE_OR_END);
            case '"' -> {
                string();
                state = State.AFTER_VALUE;
                yield Token.TEXT;
            }
            default -> literal(c);
        };
    }

    private Token name(int c) throws IOException {
        if (c != '"') {
            return fail("a name is missing");
        }
        string();
        if (skipSpace() != ':') {
            return fail("':' is missing");
        }
        state = State.VALUE;
        return Token.NAME;
    }

    private Token open(Token container, State next) throws MalformedException {
        if (open.size() == DEEPEST) {
            return fail("it is nested too deeply");
        }
        open.push(container);
        state = next;
        return container;
    }

    private Token close(int c) throws MalformedException {
        Token container = open.peek();
        if (container == Token.OBJECT ? c != '}' : c != ']') {
            return fail("',' or an end is missing");
        }
        open.pop();
        state = State.AFTER_VALUE;
        return container == Token.OBJECT ? Token.END_OBJECT : Token.END_ARRAY;
    }

    private Token literal(int first) throws IOException {
        text.setLength(0);
        int c = first;
        while (c != -1 && (Character.isLetterOrDigit(c) || "+-.".indexOf(c) >= 0)) {
            if (text.length() == LONGEST_LITERAL) {
                return fail("a number is too long");
            }
            text.append((char) c);
            c = read();
        }
        peeked = c;
        if (!LITERAL.matcher(text).matches()) {
            return fail("a value is missing");
        }
        state = State.AFTER_VALUE;
        return Token.LITERAL;
    }

    private void string() throws IOException {
        text.setLength(0);
        for (int c = read(); c != '"'; c = read()) {
            if (c < ' ') {
                fail("a text does not end");
            }
            keep(c == '\\' ? escaped() : (char) c);
        }
    }

    private void keep(char c) {
        if (text.length() < LONGEST_KEPT) {
            text.append(c);
        }
    }

    private char escaped() throws IOException {
        int c = read();
        return switch (c) {
            case '"', '\\', '/' -> (char) c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                int unit = 0;
                for (int i = 0; i < HEX_DIGITS; i++) {
                    int digit = Character.digit(read(), HEX);
                    if (digit < 0) {
                        fail("an escape is not understood");
                    }
                    unit = unit * HEX + digit;
                }
                yield (char) unit;
            }
            default -> {
                fail("an escape is not understood");
                yield ' ';
            }
        };
    }

    private int skipSpace() throws IOException {
        int c = read();
        while (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
            c = read();
        }
        return c;
    }

    private int read() throws IOException {
        if (peeked != -2) {
            int c = peeked;
            peeked = -2;
            return c;
        }
        position++;
        return in.read();
    }

    private Token fail(String what) throws MalformedException {
        throw new MalformedException(what + ", at character " + position);
    }
}
