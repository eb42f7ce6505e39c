package dev.actionsgateway.kit;

import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/// What a server asks for in `Retry-After` (RFC 9110 §10.2.3): seconds, or an HTTP date.
///
/// @param delay how long to wait from now; zero when it asks for nothing
public record RetryAfter(Duration delay) {
    /// Nothing was asked.
    public static final RetryAfter NONE = new RetryAfter(Duration.ZERO);

    /// @throws IllegalArgumentException if the delay is negative
    public RetryAfter {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("a server cannot ask for the past");
        }
    }

    /// Reads the header's value. A missing, malformed or past one asks for nothing: a broken server
    /// must not stop a client.
    public static RetryAfter parse(@Nullable String header, InstantSource clock) {
        if (header == null || header.isBlank()) {
            return NONE;
        }
        var text = header.strip();
        try {
            return text.chars().allMatch(c -> c >= '0' && c <= '9')
                    ? new RetryAfter(seconds(text))
                    : until(ZonedDateTime.parse(text, RFC_1123_DATE_TIME), clock);
        } catch (DateTimeException _) {
            return NONE;
        }
    }

    private static Duration seconds(String digits) {
        return Duration.ofSeconds(digits.length() > 9 ? 999_999_999 : Long.parseLong(digits));
    }

    private static RetryAfter until(ZonedDateTime date, InstantSource clock) {
        var left = Duration.between(clock.instant(), date.toInstant());
        return left.isPositive() ? new RetryAfter(left) : NONE;
    }
}
