package dev.actionsgateway.wrapper;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/// Puts `***` where a secret of the job stands. The worker masks what it writes; a crash does not.
final class Masker {
    private static final String STARS = "***";

    private final List<String> values;
    private final List<Pattern> patterns;

    private Masker(List<String> values, List<Pattern> patterns) {
        this.values = values;
        this.patterns = patterns;
    }

    /// A masker of the message's secrets.
    ///
    /// @param more secrets that are not in the message
    static Masker of(JobFacts facts, List<String> more) {
        // A pattern's own text is a secret too, and all that is left of one only .NET understands.
        List<String> values =
                Stream.of(facts.secrets(), facts.patterns(), more)
                        .flatMap(List::stream)
                        .flatMap(SecretForms::of)
                        .distinct()
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .toList();
        return new Masker(values, facts.patterns().stream().flatMap(Masker::compiled).toList());
    }

    private static Stream<Pattern> compiled(String regex) {
        try {
            return Stream.of(Pattern.compile(regex));
        } catch (PatternSyntaxException _) {
            return Stream.empty();
        }
    }

    /// The length of the longest secret: so much before a cut may be a part of one.
    int longest() {
        return values.isEmpty() ? 0 : values.getFirst().length();
    }

    /// The text without secrets. One that a pattern is too much for is not shown at all.
    String mask(String text) {
        try {
            List<int[]> found = new ArrayList<>();
            values.forEach(value -> find(text, value, found));
            patterns.forEach(pattern -> find(text, pattern, found));
            return found.isEmpty() ? text : starred(text, found);
        } catch (StackOverflowError _) {
            return STARS;
        }
    }

    private static void find(String text, String value, List<int[]> found) {
        for (int at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
            found.add(new int[] {at, at + value.length()});
        }
    }

    private static void find(String text, Pattern pattern, List<int[]> found) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            if (matcher.end() > matcher.start()) {
                found.add(new int[] {matcher.start(), matcher.end()});
            }
        }
    }

    /// Finds that overlap or touch become one.
    private static String starred(String text, List<int[]> found) {
        found.sort(Comparator.comparingInt(range -> range[0]));
        var masked = new StringBuilder();
        int end = -1;
        int done = 0;
        for (int[] range : found) {
            if (range[0] > end) {
                masked.append(text, done, range[0]).append(STARS);
            }
            end = Math.max(end, range[1]);
            done = end;
        }
        return masked.append(text, done, text.length()).toString();
    }
}
