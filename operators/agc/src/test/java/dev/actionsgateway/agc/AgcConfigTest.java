package dev.actionsgateway.agc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AgcConfigTest {
    private static final Map<String, String> LEAST =
            Map.of(
                    "POD_NAMESPACE", "team",
                    "GATEWAY", "acme",
                    "RUNNER_IMAGE", "runner:1",
                    "WRAPPER_IMAGE", "wrapper:1",
                    "RUNNER_VERSION", "2.335.1");

    @Test
    void fillsInWhatIsNotSaid() {
        var reading = AgcConfig.fromEnv(LEAST);

        assertThat(reading)
                .isInstanceOfSatisfying(
                        AgcConfig.Reading.Read.class,
                        read -> {
                            assertThat(read.config().workerAccount()).isEqualTo("acme-worker");
                            assertThat(read.config().drainLimit())
                                    .isEqualTo(Duration.ofMinutes(10));
                            assertThat(read.config().proxy()).isEmpty();
                        });
    }

    @Test
    void tellsAllThatIsWrongAtOnce() {
        var reading =
                AgcConfig.fromEnv(
                        Map.of("DRAIN_LIMIT", "soon", "MANAGEMENT_PORT", "x", "LOG_LEVEL", "loud"));

        assertThat(reading)
                .isInstanceOfSatisfying(
                        AgcConfig.Reading.Wrong.class,
                        wrong ->
                                assertThat(wrong.problems())
                                        .hasSize(8)
                                        .contains(
                                                "GATEWAY is missing: set it to the ActionsGateway's name")
                                        .anyMatch(problem -> problem.startsWith("DRAIN_LIMIT"))
                                        .anyMatch(problem -> problem.startsWith("LOG_LEVEL"))
                                        .anyMatch(
                                                problem -> problem.startsWith("MANAGEMENT_PORT")));
    }

    @Test
    void takesTheProxyInBothSpellings() {
        var environment = new HashMap<>(LEAST);
        environment.put("HTTPS_PROXY", "http://proxy:3128");
        environment.put("no_proxy", "localhost");

        var reading = AgcConfig.fromEnv(environment);

        assertThat(((AgcConfig.Reading.Read) reading).config().proxy())
                .containsOnly(
                        Map.entry("HTTPS_PROXY", "http://proxy:3128"),
                        Map.entry("no_proxy", "localhost"));
    }
}
