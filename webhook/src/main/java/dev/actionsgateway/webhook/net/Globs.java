package dev.actionsgateway.webhook.net;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Names as patterns in which `*` stands for any letters, none included: `kube-*`.
///
/// @param patterns as they were written
public record Globs(List<String> patterns) {
    /// Copies.
    public Globs {
        patterns = List.copyOf(patterns);
    }

    /// Whether one of them is this name.
    public boolean match(String name) {
        return patterns.stream().anyMatch(pattern -> matches(pattern, name));
    }

    /// These and further ones.
    public Globs and(List<String> further) {
        return new Globs(Stream.concat(patterns.stream(), further.stream()).distinct().toList());
    }

    /// Whether the pattern is this name.
    public static boolean matches(String pattern, String name) {
        var parts = pattern.split("\\*", -1);
        var expression = new StringBuilder(Pattern.quote(parts[0]));
        for (int i = 1; i < parts.length; i++) {
            expression.append(".*").append(Pattern.quote(parts[i]));
        }
        return Pattern.matches(expression.toString(), name);
    }

    /// A pattern of ours that allows something that the others allow, too.
    public Optional<String> common(Globs others) {
        return patterns.stream()
                .filter(mine -> others.patterns.stream().anyMatch(it -> overlap(mine, it)))
                .findFirst();
    }

    /// Whether a name can be both: from the ends, what is left of one against what is left of the
    /// other.
    private static boolean overlap(String one, String other) {
        var both = new boolean[one.length() + 1][other.length() + 1];
        for (int i = one.length(); i >= 0; i--) {
            for (int j = other.length(); j >= 0; j--) {
                boolean star = i < one.length() && one.charAt(i) == '*';
                boolean otherStar = j < other.length() && other.charAt(j) == '*';
                boolean same =
                        i < one.length() && j < other.length() && one.charAt(i) == other.charAt(j);
                both[i][j] =
                        (i == one.length() && j == other.length())
                                || (star
                                        && (both[i + 1][j]
                                                || (j < other.length() && both[i][j + 1])))
                                || (otherStar
                                        && (both[i][j + 1] || (i < one.length() && both[i + 1][j])))
                                || (same && both[i + 1][j + 1]);
            }
        }
        return both[0][0];
    }

    @Override
    public String toString() {
        return String.join(", ", patterns);
    }
}
