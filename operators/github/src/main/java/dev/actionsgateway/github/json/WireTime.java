package dev.actionsgateway.github.json;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;

/// Times as GitHub's services write them.
public final class WireTime {
    private static final Pattern SPAN =
            Pattern.compile("(?:(\\d{1,7})\\.)?(\\d{1,2}):(\\d{1,2}):(\\d{1,2})(?:\\.\\d{1,9})?");

    private WireTime() {}

    /// An instant: RFC 3339 with any number of fractional digits, and the .NET form without a zone,
    /// which means UTC. The year 1 is .NET's way to say nothing, and is read as such.
    public static Optional<Instant> instant(String text) {
        return parse(text.strip()).filter(time -> time.isAfter(Instant.EPOCH));
    }

    private static Optional<Instant> parse(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException _) {
            return local(text);
        }
    }

    private static Optional<Instant> local(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /// A .NET TimeSpan, `[days.]hours:minutes:seconds[.fraction]`; the fraction is dropped.
    public static Optional<Duration> span(String text) {
        var match = SPAN.matcher(text.strip());
        if (!match.matches()) {
            return Optional.empty();
        }
        var days = match.group(1) == null ? 0 : Long.parseLong(match.group(1));
        return Optional.of(
                Duration.ofDays(days)
                        .plusHours(Long.parseLong(match.group(2)))
                        .plusMinutes(Long.parseLong(match.group(3)))
                        .plusSeconds(Long.parseLong(match.group(4))));
    }
}
