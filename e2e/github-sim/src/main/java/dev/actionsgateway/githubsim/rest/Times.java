package dev.actionsgateway.githubsim.rest;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Times as GitHub writes them.
public final class Times {
    private static final DateTimeFormatter SECONDS = form("yyyy-MM-dd'T'HH:mm:ss'Z'");
    private static final DateTimeFormatter MILLIS = form("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'");
    private static final DateTimeFormatter TICKS = form("yyyy-MM-dd'T'HH:mm:ss.SSSSSSS'Z'");

    private Times() {}

    /// `2031-03-04T11:00:00Z`, as REST.
    public static String seconds(Instant at) {
        return SECONDS.format(at);
    }

    /// `2031-03-04T11:00:00.000Z`, as registration tokens.
    public static String millis(Instant at) {
        return MILLIS.format(at);
    }

    /// `2031-03-04T11:00:00.0000000Z`, as .NET.
    public static String ticks(Instant at) {
        return TICKS.format(at);
    }

    private static DateTimeFormatter form(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }
}
