package dev.actionsgateway.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.kit.net.AddressRange;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.event.Level;

class VariablesTest {

    @Test
    void whatIsSetIsRead() {
        var variables =
                new Variables(
                        Map.of(
                                "TEXT", " words ",
                                "NUMBER", "7",
                                "TIME", "PT90S",
                                "URL", "https://git.example:8443",
                                "LEVEL", "Debug",
                                "LIST", "a, b  c,,d",
                                "RANGES", "10.20.0.0/16,fd00::/8"));

        assertThat(variables.text("TEXT")).contains("words");
        assertThat(variables.need("TEXT", "words")).isEqualTo("words");
        assertThat(variables.number("NUMBER", 1, 7)).contains(7);
        assertThat(variables.port("NUMBER")).contains(7);
        assertThat(variables.duration("TIME", Duration.ofHours(1)))
                .isEqualTo(Duration.ofSeconds(90));
        assertThat(variables.https("URL", "https://github.com"))
                .isEqualTo(URI.create("https://git.example:8443"));
        assertThat(variables.word("LEVEL", Level.class, Level.INFO)).isEqualTo(Level.DEBUG);
        assertThat(variables.list("LIST")).containsExactly("a", "b", "c", "d");
        assertThat(variables.ranges("RANGES"))
                .containsExactly(AddressRange.of("10.20.0.0/16"), AddressRange.of("fd00::/8"));
        assertThat(variables.problems()).isEmpty();
    }

    @Test
    void whatIsLeftOutOrBlankIsWhatTheProgramSays() {
        var variables = new Variables(Map.of("TEXT", "  "));

        assertThat(variables.text("TEXT")).isEmpty();
        assertThat(variables.number("NUMBER", 1, 7)).isEmpty();
        assertThat(variables.duration("TIME", Duration.ofHours(1))).isEqualTo(Duration.ofHours(1));
        assertThat(variables.https("URL", "https://github.com"))
                .isEqualTo(URI.create("https://github.com"));
        assertThat(variables.word("LEVEL", Level.class, Level.INFO)).isEqualTo(Level.INFO);
        assertThat(variables.list("LIST")).isEmpty();
        assertThat(variables.problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TEXT | ' ' | TEXT is missing: set it to the words",
                "NUMBER | 8 | NUMBER is '8': set it to a number from 1 to 7",
                "NUMBER | many | NUMBER is 'many': set it to a number from 1 to 7",
                "PORT | 70000 | PORT is '70000': set it to a number from 0 to 65535",
                "TIME | 10m | TIME is '10m': set it to a duration up to a day, such as PT10M",
                "TIME | PT0S | TIME is 'PT0S': set it to a duration up to a day, such as PT10M",
                "TIME | PT25H | TIME is 'PT25H': set it to a duration up to a day, such as PT10M",
                "URL | http://a.example | URL is 'http://a.example': set it to an address such as"
                        + " https://github.com",
                "LEVEL | loud | LEVEL is 'loud': set it to one of error, warn, info, debug, trace",
                "RANGES | 10.0.0.1/8 | RANGES: '10.0.0.1/8' is no range: write it like 10.20.0.0/16,"
                        + " without bits behind its length"
            })
    void whatIsWrongIsToldWithVariableValueAndRemedy(String name, String value, String sentence) {
        var environment = new HashMap<>(Map.of("TEXT", "words"));
        environment.put(name, value);
        var variables = new Variables(environment);

        variables.need("TEXT", "the words");
        var number = variables.number("NUMBER", 1, 7);
        var port = variables.port("PORT");
        variables.duration("TIME", Duration.ofHours(1));
        variables.https("URL", "https://github.com");
        variables.word("LEVEL", Level.class, Level.INFO);
        var ranges = variables.ranges("RANGES");

        assertThat(variables.problems()).containsExactly(sentence);
        assertThat(number).isEmpty();
        assertThat(port).isEmpty();
        assertThat(ranges).isEmpty();
    }
}
