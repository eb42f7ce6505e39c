package dev.actionsgateway.wrapper;

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

    @ParameterizedTest
    @ValueSource(ints = {300_000, 3_000_000})
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
            pod.with("WORKER_SIM_JAVA_OPTIONS", "-Xmx1g").start();
            assertThat(pod.exit()).as(pod.own()).isZero();
        }
        assertThat(hub.conclusion(job)).isEqualTo("success");
    }

    /// Text that does not compress to nothing: about a fourth is left.
    private static String padding(int characters) {
        var random = new Random(1);
        var text = new StringBuilder(characters);
        while (text.length() < characters - 8) {
            text.append("%08d".formatted(random.nextInt(10_000)));
        }
        return text.toString();
    }
}
