package dev.actionsgateway.serve;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;

/// Writes a log event as one line of JSON: `time level logger thread message`, then the event's
/// key-values, the MDC, and `exception` with the stack. It never throws: a log line must not take
/// its program down.
final class JsonEncoder extends EncoderBase<ILoggingEvent> {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
    private static final byte[] NONE = {};

    @Override
    public byte[] encode(ILoggingEvent event) {
        var line = new JsonLine();
        try {
            fill(line, event);
        } catch (RuntimeException | StackOverflowError e) {
            line.put("logFailure", e);
        }
        return line.end().getBytes(UTF_8);
    }

    private static void fill(JsonLine line, ILoggingEvent event) {
        line.put("time", TIME.format(time(event)));
        line.put("level", event.getLevel());
        line.put("logger", event.getLoggerName());
        line.put("thread", event.getThreadName());
        line.put("message", event.getFormattedMessage());
        if (event.getKeyValuePairs() != null) {
            for (KeyValuePair pair : event.getKeyValuePairs()) {
                line.put(pair.key, pair.value);
            }
        }
        event.getMDCPropertyMap().forEach(line::put);
        @Nullable IThrowableProxy thrown = event.getThrowableProxy();
        if (thrown != null) {
            line.put("exception", ThrowableProxyUtil.asString(thrown));
        }
    }

    private static Instant time(ILoggingEvent event) {
        @Nullable Instant precise = event.getInstant();
        return precise == null ? Instant.ofEpochMilli(event.getTimeStamp()) : precise;
    }

    @Override
    public byte[] headerBytes() {
        return NONE;
    }

    @Override
    public byte[] footerBytes() {
        return NONE;
    }
}
