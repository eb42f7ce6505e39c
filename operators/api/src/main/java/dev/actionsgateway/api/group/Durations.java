package dev.actionsgateway.api.group;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Durations as text: `90s`, `5m`, `1h30m`.
final class Durations {

    /// What the schema accepts; it is a subset of what the API server's own `duration()` reads.
    static final String PATTERN = "^([0-9]{1,5}h)?([0-9]{1,5}m)?([0-9]{1,5}s)?$";

    private static final Pattern PARTS =
            Pattern.compile("^(?:([0-9]{1,5})h)?(?:([0-9]{1,5})m)?(?:([0-9]{1,5})s)?$");

    private Durations() {}

    /// Reads a duration.
    ///
    /// @throws IllegalArgumentException if it is none; the schema lets no such text in
    static Duration parse(String text) {
        Matcher parts = PARTS.matcher(text);
        if (text.isEmpty() || !parts.matches()) {
            throw new IllegalArgumentException(
                    "'%s' is no duration: write it like 90s, 5m or 1h30m".formatted(text));
        }
        return Duration.ofHours(number(parts, 1))
                .plusMinutes(number(parts, 2))
                .plusSeconds(number(parts, 3));
    }

    private static long number(Matcher parts, int group) {
        String digits = parts.group(group);
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
