package dev.actionsgateway.wrapper;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Workers that do not do what they should: each has its own exit code, and nobody waits for ever.
class CrashesTest {
    private static final String SECRET = "correct-horse-battery";
    private static final String PLAIN =
            """
            on: workflow_dispatch
            jobs:
              build:
                runs-on: gw
                steps: [{run: "echo hello"}]
            """;

    private static Hub hub;
    @TempDir Path root;

    @BeforeAll
    static void start() throws Exception {
        hub = new Hub().secret("KEY", SECRET);
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @ParameterizedTest
    @CsvSource({
        "crash=1, 110, worker-crashed, 1",
        "crash=134, 111, worker-killed, 134",
        "crash=kill, 111, worker-killed, 137",
        "exit-before-reading=1, 122, message-not-accepted, 1",
        "out-of-memory=8, 110, worker-crashed, 1"
    })
    void aCrashIsNotTakenForAResult(String fault, int exit, String reason, long workerExit)
            throws Exception {
        var job = hub.take(PLAIN);

        try (var pod = Pod.of(root, job).with("WORKER_SIM_FAULT", fault).start()) {
            assertThat(pod.exit()).isEqualTo(exit);
            assertThat(pod.last("reason")).isEqualTo(reason);
            assertThat(pod.last("reported")).isEqualTo("no");
            assertThat(pod.termination().number("workerExit")).contains(workerExit);
        }
    }

    @ParameterizedTest
    @CsvSource({"never-read", "read-half"})
    void aWorkerThatDoesNotTakeItsJobIsKilled(String fault) throws Exception {
        var job = hub.take(PLAIN);

        try (var pod =
                Pod.of(root, job)
                        .with("WORKER_SIM_FAULT", fault + ",ignore-signals")
                        .with("WORKER_SIM_SCALE", "10")
                        .with("ACTIONS_GATEWAY_ACCEPT_LIMIT", "PT6S")
                        .start()) {
            assertThat(pod.exit()).isEqualTo(122);
            assertThat(pod.last("reason")).isEqualTo("message-not-accepted");
            assertThat(pod.last("sent")).isEqualTo("SIGKILL");
        }
    }

    @Test
    void aSlowWorkerIsWaitedFor() throws Exception {
        var job = hub.take(PLAIN);

        try (var pod = Pod.of(root, job).with("WORKER_SIM_FAULT", "slow-start=3").start()) {
            assertThat(pod.exit()).isZero();
        }
    }

    @Test
    void aMissingWorkerIsToldAtOnce() throws Exception {
        try (var pod = Pod.of(root, hub.take(PLAIN))) {
            Files.delete(pod.home.resolve("bin/Runner.Worker"));
            pod.start();

            assertThat(pod.exit()).isEqualTo(121);
            assertThat(pod.last("reason")).isEqualTo("worker-missing");
            assertThat(pod.last("tail")).contains("bin/Runner.Worker");
        }
    }

    @Test
    void aWorkerThatIsNoProgramIsToldAtOnce() throws Exception {
        try (var pod = Pod.of(root, hub.take(PLAIN))) {
            var worker = pod.home.resolve("bin/Runner.Worker");
            Files.writeString(worker, "#!/no/such/interpreter\n");
            Files.setPosixFilePermissions(worker, PosixFilePermissions.fromString("rwxr-xr-x"));
            pod.start();

            assertThat(pod.exit()).isEqualTo(121);
        }
    }

    @Test
    void aSecretInAStackTraceIsStarsInTheLogAndInTheLastWords() throws Exception {
        var job = hub.take(PLAIN);
        assertThat(job.message()).contains(SECRET);

        try (var pod = Pod.of(root, job).with("WORKER_SIM_FAULT", "print-secret").start()) {
            assertThat(pod.exit()).isEqualTo(110);
            assertThat(pod.console()).contains("Unhandled exception: ***");
            assertThat(pod.last("tail")).isEqualTo("Unhandled exception: ***");
            assertThat(pod.console() + pod.own() + Pod.read(pod.terminationLog))
                    .doesNotContain(SECRET);
        }
    }

    @Test
    void aPayloadThatIsNotTheManifestsIsRefused() throws Exception {
        try (var pod = Pod.of(root, hub.take(PLAIN))) {
            Files.write(pod.payload.resolve("payload-0"), new byte[] {1, 2, 3});
            pod.start();

            assertThat(pod.exit()).isEqualTo(120);
            assertThat(pod.last("reason")).isEqualTo("payload-unreadable");
        }
    }

    @Test
    void allThatIsWrongWithTheConfigurationIsToldAtOnce() throws Exception {
        try (var pod = Pod.empty(root)) {
            pod.environment.remove("ACTIONS_GATEWAY_RUNNER_NAME");
            pod.with("ACTIONS_GATEWAY_GRACE", "soon")
                    .with("ACTIONS_GATEWAY_PAYLOAD", "/nowhere")
                    .with("ACTIONS_GATEWAY_CA_FILES", "/nothing.pem")
                    .start();

            assertThat(pod.exit()).isEqualTo(2);
            assertThat(pod.own()).contains("RUNNER_NAME", "GRACE", "/nowhere", "/nothing.pem");
            assertThat(pod.last("reason")).isEqualTo("bad-configuration");
            assertThat(pod.last("tail")).contains("RUNNER_NAME", "GRACE", "/nowhere");
        }
    }

    @Test
    void anErrorOfTheWrapperItselfIsToldWithoutTheTextThatItWasAbout() throws Exception {
        try (var pod = Pod.of(root, hub.take(PLAIN))) {
            Files.writeString(pod.home.resolve(".env"), "BROKEN=" + SECRET + "\0\n");
            pod.start();

            assertThat(pod.exit()).isEqualTo(1);
            assertThat(pod.last("reason")).isEqualTo("wrapper-broken");
            assertThat(pod.last("reported")).isEqualTo("unknown");
            assertThat(pod.last("runner")).isEqualTo("gw-a-0");
            assertThat(pod.last("tail")).contains("IllegalArgumentException");
            assertThat(pod.own() + Pod.read(pod.terminationLog)).doesNotContain(SECRET);
        }
    }
}
