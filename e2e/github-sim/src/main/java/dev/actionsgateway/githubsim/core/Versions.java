package dev.actionsgateway.githubsim.core;

import java.util.regex.Pattern;

/// Versions of runners, as `2.336.0`.
final class Versions {
    private static final Pattern DOT = Pattern.compile("\\.");

    private Versions() {}

    /// Compares number by number; what is missing or no number counts as 0.
    static int compare(String one, String other) {
        var left = DOT.split(one);
        var right = DOT.split(other);
        for (int i = 0; i < Math.max(left.length, right.length); i++) {
            int order = Integer.compare(part(left, i), part(right, i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static int part(String[] parts, int i) {
        try {
            return i < parts.length ? Integer.parseInt(parts[i]) : 0;
        } catch (NumberFormatException _) {
            return 0;
        }
    }
}
