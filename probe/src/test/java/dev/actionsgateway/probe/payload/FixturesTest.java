package dev.actionsgateway.probe.payload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.github.broker.BrokerToken;
import dev.actionsgateway.github.run.RunServiceClient;
import dev.actionsgateway.github.wire.Reply;
import dev.actionsgateway.github.wire.Tries;
import dev.actionsgateway.github.wire.Wire;
import dev.actionsgateway.jobs.Claim;
import dev.actionsgateway.jobs.Offer;
import dev.actionsgateway.jobs.RequestId;
import dev.actionsgateway.jobs.RunServiceUrl;
import dev.actionsgateway.kit.Deadline;
import dev.actionsgateway.kit.Secret;
import dev.actionsgateway.probe.GitHub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The fixtures: each is what a claim can be won with, and holds no secret; so are the shapes that
/// are made of the ground truth.
class FixturesTest {

    static Stream<Path> payloads() throws IOException {
        try (var files = Files.list(GitHub.testdata().resolve("payloads"))) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void eachFixtureIsWhatAClaimIsWonWith(Path file) throws Exception {
        assertThat(claim(Files.readAllBytes(file))).isInstanceOf(Claim.Won.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"byte order mark", "mebibyte", "date", "id", "run id", "other case"})
    void eachShapeIsWhatAClaimIsWonWith(String shape) throws Exception {
        var truth = Files.readString(GitHub.testdata().resolve("payloads/probe.json"));
        var name = "\"jobDisplayName\": \"";
        var payload =
                switch (shape) {
                    case "byte order mark" -> "\uFEFF" + truth;
                    case "mebibyte" -> truth.replace(name, name + "x".repeat(1 << 20));
                    case "date" ->
                            truth.replace("0001-01-01T00:00:00", "2031-03-04T10:00:00.1234567Z");
                    case "id" ->
                            truth.replace("\"requestId\": 0", "\"requestId\": 9223372036854775807");
                    case "run id" -> truth.replace("\"26000000001\"", "\"5714371765723164553\"");
                    default -> truth.replace("AccessToken", "accesstoken");
                };

        assertThat(payload).isNotEqualTo(truth);
        assertThat(claim(payload.getBytes(UTF_8))).isInstanceOf(Claim.Won.class);
        assertThat(Redaction.of(payload.getBytes(UTF_8))).isPresent();
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void noFixtureHoldsASecret(Path file) throws Exception {
        var text = Files.readString(file);

        assertThat(text)
                .contains(Redaction.MASK)
                .doesNotContain("ghs_", "eyJ", "PRIVATE KEY", "hunter2", "correct horse")
                .doesNotContain("of-a-secret", "bm90IGEga2V5");
        assertThat(Redaction.of(text.getBytes(UTF_8))).contains(text);
    }

    private static Claim claim(byte[] payload) throws InterruptedException {
        Wire wire = (call, _) -> new Reply(call, 200, Map.of(), payload);
        var token = new BrokerToken(Secret.of("token"), Duration.ZERO);
        var tries = new Tries(_ -> {}, new Random(1));
        var offer =
                new Offer(
                        new RequestId("r"),
                        new RunServiceUrl("https://run.test/7/"),
                        Optional.empty(),
                        Offer.Receipt.NOT_WANTED);
        return new RunServiceClient(wire, () -> token, "Linux", InstantSource.system(), tries)
                .claim(offer, Deadline.after(Duration.ofMinutes(1), InstantSource.system()));
    }
}
