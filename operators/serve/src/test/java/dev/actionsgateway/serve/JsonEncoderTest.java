package dev.actionsgateway.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.event.KeyValuePair;

class JsonEncoderTest {
    private final LoggerContext context = new LoggerContext();
    private final JsonEncoder encoder = new JsonEncoder();

    JsonEncoderTest() {
        context.setMDCAdapter(new LogbackMDCAdapter());
    }

    @Test
    void writesOneFlatObjectALine() {
        var event = event("job {} taken", "17");
        event.setInstant(Instant.parse("2026-11-24T09:00:00.123456789Z"));
        event.addKeyValuePair(new KeyValuePair("planId", "p-1"));
        event.addKeyValuePair(new KeyValuePair("attempt", 2));

        assertThat(text(event))
                .isEqualTo(
                        """
                        {"time":"2026-11-24T09:00:00.123456Z","level":"INFO","logger":"a.B",\
                        "thread":"main","message":"job 17 taken","planId":"p-1","attempt":2}
                        """);
    }

    @Test
    void aTimeOfAWholeSecondHasAsManyDigitsAsAnyOther() {
        var event = event("tick");
        event.setInstant(Instant.parse("2026-11-24T09:00:00Z"));

        assertThat(json(event).getString("time")).isEqualTo("2026-11-24T09:00:00.000000Z");
    }

    @Test
    void numbersTruthsAndNothingKeepTheirTypes() {
        var line =
                json(
                        with("int", 1),
                        with("long", Long.MIN_VALUE),
                        with("double", 0.5),
                        with("true", true),
                        with("nothing", null));

        assertThat(line.getInt("int")).isEqualTo(1);
        assertThat(line.getJsonNumber("long").longValueExact()).isEqualTo(Long.MIN_VALUE);
        assertThat(line.getJsonNumber("double").doubleValue()).isEqualTo(0.5);
        assertThat(line.get("true")).isEqualTo(JsonValue.TRUE);
        assertThat(line.get("nothing")).isEqualTo(JsonValue.NULL);
    }

    @Test
    void allElseIsItsText() {
        var line = json(with("wait", Duration.ofSeconds(5)), with("nan", Double.NaN));

        assertThat(line.getString("wait")).isEqualTo("PT5S");
        assertThat(line.getString("nan")).isEqualTo("NaN");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "quote \" and backslash \\",
                "line\nbreak\r\n\tand\btab\f",
                "\u0000\u001f\u007f\u2028\u2029",
                "grüße 你好 \uD83D\uDE00",
                ""
            })
    void anyTextComesBackAsItWas(String text) {
        var line = json(event("{}", text));

        assertThat(line.getString("message")).isEqualTo(text);
    }

    @Test
    void everyCharacterThereIsStaysOneLineOfValidJson() {
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            var written = text(event("{}", "<" + (char) c + ">"));

            var expected = Character.isSurrogate((char) c) ? '\ufffd' : (char) c;
            assertThat(Json.object(written).getString("message")).isEqualTo("<" + expected + ">");
            assertThat(written.lines().count()).isEqualTo(1);
        }
    }

    @Test
    void halvesOfCharactersAreReplaced() {
        var line = json(event("{}", "\uDE00\uD83D \uD83D\uDE00 \uD83D"));

        assertThat(line.getString("message")).isEqualTo("\ufffd\ufffd \uD83D\uDE00 \ufffd");
    }

    @Test
    void aKeyThatIsTakenGetsAnUnderscore() {
        var line = json(with("level", "water"), with("x", 1), with("x", 2), with("x_", 3));

        assertThat(line.getString("level")).isEqualTo("INFO");
        assertThat(line.getString("level_")).isEqualTo("water");
        assertThat(line.getInt("x")).isEqualTo(1);
        assertThat(line.getInt("x_")).isEqualTo(2);
        assertThat(line.getInt("x__")).isEqualTo(3);
    }

    @Test
    void aValueThatCannotBeWrittenSaysSoInItsPlace() {
        var line = json(with("bad", new Broken()), with("deep", new Bottomless()), with("good", 1));

        assertThat(line.getString("bad"))
                .isEqualTo(
                        "toString of dev.actionsgateway.serve.JsonEncoderTest$Broken"
                                + " threw java.lang.IllegalStateException");
        assertThat(line.getString("deep")).contains("StackOverflowError");
        assertThat(line.getInt("good")).isEqualTo(1);
    }

    @Test
    void aMessageThatCannotBeFormattedDoesNotThrow() {
        assertThat(json(event("{} and {}", new Broken())).getString("message")).contains("and {}");
        assertThat(json(event("{} and {}")).getString("message")).isEqualTo("{} and {}");
    }

    @Test
    void anExceptionComesWithItsStackAndItsCauses() {
        var event = event("failed");
        var cause = new IOException("disk \"full\"");
        event.setThrowableProxy(
                new ch.qos.logback.classic.spi.ThrowableProxy(
                        new IllegalStateException("cannot write", cause)));

        assertThat(json(event).getString("exception"))
                .startsWith("java.lang.IllegalStateException: cannot write\n\tat ")
                .contains("Caused by: java.io.IOException: disk \"full\"\n\tat ");
    }

    @Test
    void anExceptionThatIsItsOwnCauseEnds() {
        var first = new IllegalStateException("first");
        first.initCause(new IllegalStateException("second", first));
        var event = event("failed");
        event.setThrowableProxy(new ch.qos.logback.classic.spi.ThrowableProxy(first));

        assertThat(json(event).getString("exception")).contains("CIRCULAR REFERENCE");
    }

    @Test
    void theMdcIsIncluded() {
        var event = event("hi");
        event.setMDCPropertyMap(Map.of("request", "r-1"));

        assertThat(json(event).getString("request")).isEqualTo("r-1");
    }

    @Test
    void aVeryLongTextIsCut() {
        var line = json(event("{}", "x".repeat(JsonLine.LIMIT + 7)));

        assertThat(line.getString("message"))
                .startsWith("xxx")
                .endsWith("x… and 7 characters more")
                .hasSizeLessThan(JsonLine.LIMIT + 50);
    }

    private record Broken() {
        @Override
        public String toString() {
            throw new IllegalStateException("no text");
        }
    }

    private record Bottomless() {
        @Override
        public String toString() {
            return "" + this;
        }
    }

    private LoggingEvent event(String message, Object... arguments) {
        var event =
                new LoggingEvent(
                        "", context.getLogger("a.B"), Level.INFO, message, null, arguments);
        event.setThreadName("main");
        return event;
    }

    private static KeyValuePair with(String key, @org.jspecify.annotations.Nullable Object value) {
        return new KeyValuePair(key, value);
    }

    private JsonObject json(KeyValuePair... pairs) {
        var event = event("hi");
        for (var pair : pairs) {
            event.addKeyValuePair(pair);
        }
        return json(event);
    }

    private JsonObject json(LoggingEvent event) {
        return Json.object(text(event));
    }

    private String text(LoggingEvent event) {
        return new String(encoder.encode(event), UTF_8);
    }
}
