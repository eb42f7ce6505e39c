package dev.actionsgateway.webhook.net;

import java.util.List;
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

    @Override
    public String toString() {
        return String.join(", ", patterns);
    }
}
