package dev.actionsgateway.wrapper;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Jobs that are stopped: by the cancel file, by SIGTERM, by both, and by force.
class StopsTest {
    private static final String SLEEPY =
            """
            on: workflow_dispatch
            jobs:
              build:
                runs-on: gw
                steps:
                  - {name: long, run: "touch started; sleep 600"}
                  - {name: next, run: "true"}
                  - {name: always, if: always(), run: "touch always"}
            """;

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

    @Test
    void aTextInTheCancelFileIsMessageTwoAndTheJobConcludesCancelled() throws Exception {
        var job = hub.take(SLEEPY);

        try (var pod = Pod.of(root, job).start()) {
            pod.awaitFile("started");
            Files.writeString(pod.cancelFile, "PT5M");

            assertThat(pod.exit()).isEqualTo(103);
            assertThat(pod.last("reason")).isEqualTo("canceled");
            assertThat(pod.last("asked")).isEqualTo("cancel");
            assertThat(pod.last("sent")).isEqualTo("job cancel");
            assertThat(pod.workspace().resolve("always")).exists();
        }
        assertThat(hub.conclusion(job)).isEqualTo("cancelled");
    }

    @Test
    void aCancelThatIsThereBeforeTheWorkerFollowsTheJobAtOnce() throws Exception {
        var job = hub.take(SLEEPY);

        try (var pod = Pod.of(root, job)) {
            Files.writeString(pod.cancelFile, "2026-11-25T10:00:00Z");
            pod.start();

            assertThat(pod.exit()).isEqualTo(103);
            assertThat(pod.last("sent")).isEqualTo("job cancel");
        }
        assertThat(hub.conclusion(job)).isEqualTo("cancelled");
    }

    @Test
    void aTermIsMessageThreeAndTheJobConcludesFailed() throws Exception {
        var job = hub.take(SLEEPY);

        try (var pod = Pod.of(root, job).start()) {
            pod.awaitFile("started");
            pod.terminate();

            assertThat(pod.exit()).isEqualTo(102);
            assertThat(pod.last("reason")).isEqualTo("failed");
            assertThat(pod.last("asked")).isEqualTo("shutdown");
            assertThat(pod.last("sent")).isEqualTo("job shutdown");
            assertThat(pod.console()).contains("Control frame of type 3");
            assertThat(pod.workspace().resolve("always")).doesNotExist();
        }
        assertThat(hub.conclusion(job)).isEqualTo("failure");
    }

    @Test
    void aTermAfterACancelSendsNoSecondMessageButASignal() throws Exception {
        var job =
                hub.take(
                        """
                        on: workflow_dispatch
                        jobs:
                          build:
                            runs-on: gw
                            steps:
                              - {name: long, run: "touch started; sleep 600"}
                              - {name: always, if: always(), run: "touch always; sleep 600"}
                        """);

        try (var pod = Pod.of(root, job).with("WORKER_SIM_SCALE", "1").start()) {
            pod.awaitFile("started");
            Files.writeString(pod.cancelFile, "yes");
            pod.awaitFile("always");
            pod.terminate();

            assertThat(pod.exit()).isEqualTo(103);
            assertThat(pod.last("sent")).isEqualTo("job cancel SIGTERM");
            assertThat(pod.console().split("Control frame of type", -1)).hasSize(2);
        }
        assertThat(hub.conclusion(job)).isEqualTo("cancelled");
    }

    @Test
    void aWorkerThatIgnoresEverythingIsKilledAtTheEndOfTheGrace() throws Exception {
        var job = hub.take(SLEEPY);

        try (var pod =
                Pod.of(root, job)
                        .with("WORKER_SIM_FAULT", "ignore-signals,ignore-frames")
                        .with("ACTIONS_GATEWAY_GRACE", "PT2S")
                        .start()) {
            pod.awaitFile("started");
            pod.terminate();

            assertThat(pod.exit()).isEqualTo(123);
            assertThat(pod.last("reason")).isEqualTo("stopped-by-force");
            assertThat(pod.last("reported")).isEqualTo("unknown");
            assertThat(pod.last("sent")).isEqualTo("job shutdown SIGTERM SIGKILL");
        }
    }

    @Test
    void aJobBeyondItsTimeIsCancelled() throws Exception {
        var job = hub.take(SLEEPY);

        try (var pod = Pod.of(root, job).with("ACTIONS_GATEWAY_JOB_LIMIT", "PT1S").start()) {
            assertThat(pod.exit()).isEqualTo(103);
            assertThat(pod.last("asked")).isEqualTo("time-limit");
        }
        assertThat(hub.conclusion(job)).isEqualTo("cancelled");
    }

    @Test
    void aWorkerThatHangsWhenItsJobIsGoneIsKilledByTheWatchdog() throws Exception {
        var job =
                hub.take(
                        """
                        on: workflow_dispatch
                        jobs:
                          build:
                            runs-on: gw
                            steps:
                              - {run: "touch started; until [ -e go ]; do sleep 0.1; done"}
                        """);

        try (var pod =
                Pod.of(root, job)
                        .with("WORKER_SIM_FAULT", "hang-after-404")
                        .with("ACTIONS_GATEWAY_WATCHDOG", "PT3S")
                        .start()) {
            pod.awaitFile("started");
            hub.forceCancel(job);
            Files.createFile(pod.workspace().resolve("go"));

            assertThat(pod.exit()).isEqualTo(124);
            assertThat(pod.last("reason")).isEqualTo("worker-hung");
            assertThat(pod.last("reported")).isEqualTo("unknown");
        }
        assertThat(hub.conclusion(job)).isEqualTo("cancelled");
    }
}
