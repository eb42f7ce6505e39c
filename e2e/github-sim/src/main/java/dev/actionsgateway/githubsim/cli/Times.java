package dev.actionsgateway.githubsim.cli;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads `90s`, `1h30m`, `250ms` or ISO 8601.
final class Times implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        try {
            if (upper.matches("[0-9]{1,9}MS")) {
                return Duration.ofMillis(Long.parseLong(upper.substring(0, upper.length() - 2)));
            }
            if (upper.matches("[0-9]{1,6}D")) {
                return Duration.ofDays(Long.parseLong(upper.substring(0, upper.length() - 1)));
            }
            return Duration.parse(upper.startsWith("P") ? upper : "PT" + upper);
        } catch (DateTimeException _) {
            throw new TypeConversionException(
                    "'" + text + "' is no time: write 90s, 1h30m, 250ms, 2d or PT1.5S");
        }
    }
}
