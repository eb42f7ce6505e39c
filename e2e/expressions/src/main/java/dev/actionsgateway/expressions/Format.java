package dev.actionsgateway.expressions;

import java.util.List;

/// `format('{0} of {1}', a, b)`: arguments by number; a brace itself is written twice.
final class Format {

    private Format() {}

    static Value format(List<Value> arguments) {
        String pattern = arguments.getFirst().text();
        List<Value> values = arguments.subList(1, arguments.size());
        BoundedText made = new BoundedText();
        int at = 0;
        while (at < pattern.length()) {
            char c = pattern.charAt(at);
            if (c != '{' && c != '}') {
                int next = nextBrace(pattern, at);
                made.append(pattern.substring(at, next));
                at = next;
            } else if (at + 1 < pattern.length() && pattern.charAt(at + 1) == c) {
                made.append(c);
                at += 2;
            } else if (c == '{') {
                int close = pattern.indexOf('}', at);
                made.append(
                        argument(pattern.substring(at + 1, close < 0 ? at + 1 : close), values));
                at = close + 1;
            } else {
                throw invalid();
            }
        }
        return Value.of(made.toString());
    }

    private static String argument(String number, List<Value> values) {
        if (number.isEmpty()
                || number.length() > 3
                || !number.chars().allMatch(Character::isDigit)) {
            throw invalid();
        }
        int index = Integer.parseInt(number);
        if (index >= values.size()) {
            throw new ExpressionException(
                    "format refers to argument {" + index + "}, but got " + values.size());
        }
        return values.get(index).text();
    }

    private static int nextBrace(String pattern, int from) {
        int at = from;
        while (at < pattern.length() && pattern.charAt(at) != '{' && pattern.charAt(at) != '}') {
            at++;
        }
        return at;
    }

    private static ExpressionException invalid() {
        return new ExpressionException(
                "format: the first argument has a brace that is neither doubled nor around a number");
    }
}
