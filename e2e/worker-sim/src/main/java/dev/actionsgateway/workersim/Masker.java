package dev.actionsgateway.workersim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Puts `***` where a secret stands. Secrets come with the job, and more of them while it runs.
final class Masker {
    private static final String STARS = "***";

    // both guarded by this; longest first
    private final NavigableSet<String> values =
            new TreeSet<>(
                    Comparator.comparingInt(String::length)
                            .reversed()
                            .thenComparing(Comparator.naturalOrder()));
    private final List<Pattern> patterns = new ArrayList<>();

    /// A secret, its encodings, and each line of it. Blank text is no secret.
    synchronized void add(String secret) {
        addWhole(secret.strip());
        if (secret.strip().contains("\n")) {
            secret.lines().map(String::strip).forEach(this::addWhole);
        }
    }

    /// Everything that this regular expression finds, and its own text.
    ///
    /// @return whether it could be understood; its text is a secret in any case
    synchronized boolean addPattern(String regex) {
        addWhole(regex.strip());
        try {
            patterns.add(Pattern.compile(regex));
            return true;
        } catch (PatternSyntaxException _) {
            return false;
        }
    }

    synchronized String mask(String text) {
        if (text.isEmpty() || (values.isEmpty() && patterns.isEmpty())) {
            return text;
        }
        List<int[]> found = new ArrayList<>();
        for (String value : values) {
            for (int at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
                found.add(new int[] {at, at + value.length()});
            }
        }
        for (Pattern pattern : patterns) {
            Matcher matcher = pattern.matcher(text);
            while (matcher.find()) {
                if (matcher.end() > matcher.start()) {
                    found.add(new int[] {matcher.start(), matcher.end()});
                }
            }
        }
        return found.isEmpty() ? text : starred(text, found);
    }

    /// Overlapping and touching finds become one.
    private static String starred(String text, List<int[]> found) {
        found.sort(Comparator.comparingInt(range -> range[0]));
        var masked = new StringBuilder();
        int done = 0;
        int end = -1;
        for (int[] range : found) {
            if (range[0] > end) {
                masked.append(text, done, range[0]).append(STARS);
            }
            end = Math.max(end, range[1]);
            done = end;
        }
        return masked.append(text, done, text.length()).toString();
    }

    private void addWhole(String secret) {
        if (!secret.isEmpty()) {
            SecretForms.of(secret).forEach(values::add);
        }
    }
}
