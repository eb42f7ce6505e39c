package dev.actionsgateway.api.gateway;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/// How much a gateway writes to its log.
public enum LogLevel {
    @JsonProperty("warn")
    WARN,
    @JsonProperty("info")
    INFO,
    @JsonProperty("debug")
    DEBUG;

    /// As the resource says it.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Reads a word; one that is not known is [#INFO].
    static LogLevel of(String word) {
        for (LogLevel level : values()) {
            if (level.word().equals(word)) {
                return level;
            }
        }
        return INFO;
    }
}
