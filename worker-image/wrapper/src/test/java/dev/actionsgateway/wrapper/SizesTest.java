package dev.actionsgateway.wrapper;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.githubsim.json.Json;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Large messages, stored in parts as they must be.
class SizesTest {
    private static Hub hub;
    @TempDir Path root;

    @BeforeAll
    static void start() {
        hub = new Hub();
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    /// The larger one is beyond 16 MiB and beyond what a JSON parser takes unless told; the pipe's
    /// own limit, half as much again, takes half as long again and shows nothing more.
    @ParameterizedTest
    @ValueSource(ints = {300_000, 17_000_000})
    void aLargeMessageIsTakenWholeWithALittleHeap(int characters) throws Exception {
        var job =
                hub.take(
                        """
                        on: workflow_dispatch
                        jobs:
                          build:
                            runs-on: gw
                            steps: [{run: "true"}]
                        """);
        var large =
                Json.string(
                        Json.object(job.fields().object())
                                .add("padding", padding(characters))
                                .build());

        try (var pod = Pod.empty(root)) {
            Stored.gzip(pod.payload, large, 900 * 1024);
            pod.start();
            assertThat(pod.exit()).as(pod.own()).isZero();
        }
        assertThat(hub.conclusion(job)).isEqualTo("success");
    }

    /// Digits at random: less than half is left of them when they are compressed.
    private static String padding(int characters) {
        byte[] digits = new byte[characters];
        new Random(1).nextBytes(digits);
        for (int i = 0; i < characters; i++) {
            digits[i] = (byte) ('0' + (digits[i] & 7));
        }
        return new String(digits, US_ASCII);
    }
}
