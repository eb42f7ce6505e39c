package dev.actionsgateway.probe.payload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RedactionTest {
    @Test
    void everySecretIsTakenOutWhereverItStands() {
        var clean =
                redacted(
                        """
                        {"variables":{"A":{"value":"s3cret-value","isSecret":true},
                                      "B":{"value":"open"}},
                         "resources":{"endpoints":[{"authorization":{"scheme":"OAuth","parameters":{
                           "AccessToken":"job-token-1","Other":"parameter-2"}}}]},
                         "mask":[{"type":"regex","value":"masked-3"}],
                         "contextData":{"github":{"t":2,"d":[{"k":"token","v":"context-4"}]}},
                         "log":"s3cret-value job-token-1 parameter-2 masked-3 context-4 ghs_abc"}
                        """);

        assertThat(clean)
                .doesNotContain("s3cret", "job-token", "parameter-2", "masked-3", "context-4")
                .doesNotContain("ghs_")
                .contains("open", "*** *** *** *** *** ***", "OAuth");
    }

    @Test
    void eachLineOfASecretIsASecret() {
        var clean =
                redacted(
                        """
                        {"variables":{"A":{"value":"first line\\nsecond line","isSecret":true}},
                         "log":"it said second line"}
                        """);

        assertThat(clean).doesNotContain("second line");
    }

    @Test
    void whatIsNoSecretStaysAsItCame() {
        var payload =
                """
                {"z":5714371765723164553,"a":1.50,"n":null,"t":true}
                """;

        assertThat(redacted(payload).replaceAll("\\s", "")).isEqualTo(payload.strip());
    }

    @Test
    void whatIsNoObjectIsNotShown() {
        assertThat(Redaction.of("[1]".getBytes(UTF_8))).isEmpty();
        assertThat(Redaction.of("{".getBytes(UTF_8))).isEmpty();
        assertThat(Redaction.of(new byte[0])).isEmpty();
    }

    private static String redacted(String payload) {
        return Redaction.of(payload.getBytes(UTF_8)).orElseThrow();
    }
}
