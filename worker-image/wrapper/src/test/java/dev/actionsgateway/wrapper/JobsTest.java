package dev.actionsgateway.wrapper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Jobs that end by themselves: acquired from the simulator, run by the real wrapper and the
/// stand-in worker, each in a process of its own.
class JobsTest {
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
    void aGreenJobEndsWithZeroAndGitHubHasItsStepsAndLogs() throws Exception {
        var job =
                hub.take(
                        """
                        on: workflow_dispatch
                        jobs:
                          build:
                            runs-on: gw
                            steps:
                              - {name: one, run: "echo first"}
                              - {name: two, run: "echo second"}
                              - {name: three, run: "echo third"}
                        """);

        try (var pod = Pod.of(root, job).start()) {
            assertThat(pod.exit()).as(pod.own()).isZero();
            assertThat(pod.last("reason")).isEqualTo("succeeded");
            assertThat(pod.last("reported")).isEqualTo("yes");
            assertThat(pod.last("sent")).isEqualTo("job");
        }
        assertThat(hub.conclusion(job)).isEqualTo("success");
        assertThat(hub.steps(job))
                .extracting(step -> step.name())
                .containsExactly("Set up job", "one", "two", "three", "Complete job");
        assertThat(hub.log(job, hub.step(job, "two").orElseThrow()))
                .anyMatch(line -> line.contains("second"));
        assertThat(hub.healthy()).isTrue();
    }

    @Test
    void theFixturesJobRunsWithNoCluster() throws Exception {
        var job =
                hub.secret("DEPLOY_PASSWORD", "correct-horse-battery")
                        .take(Files.readString(Path.of("../../testdata/workflows/probe.yml")));

        try (var pod = Pod.of(root, job).start()) {
            assertThat(pod.exit()).as(pod.own() + pod.console()).isZero();
            assertThat(pod.console()).doesNotContain("correct-horse-battery");
        }
        assertThat(hub.conclusion(job)).isEqualTo("success");
        assertThat(hub.log(job, hub.step(job, "Greet").orElseThrow()))
                .anyMatch(line -> line.endsWith("Hello, world from workflow"));
        assertThat(hub.step(job, "Use a secret").orElseThrow().state().conclusion())
                .contains("success");
    }

    @Test
    void aRedStepSkipsTheNextAndRunsWhatMustAlwaysRun() throws Exception {
        var job =
                hub.take(
                        """
                        on: workflow_dispatch
                        jobs:
                          build:
                            runs-on: gw
                            steps:
                              - {name: red, run: "exit 3"}
                              - {name: next, run: "true"}
                              - {name: always, if: always(), run: "true"}
                        """);

        try (var pod = Pod.of(root, job).start()) {
            assertThat(pod.exit()).isEqualTo(102);
            assertThat(pod.last("reason")).isEqualTo("failed");
        }
        assertThat(hub.conclusion(job)).isEqualTo("failure");
        assertThat(hub.step(job, "next").orElseThrow().state().conclusion()).contains("skipped");
        assertThat(hub.step(job, "always").orElseThrow().state().conclusion()).contains("success");
    }

    @Test
    void theJobsLogNamesThePodAndStepsSeeNothingOfTheGateway() throws Exception {
        var job =
                hub.take(
                        """
                        on: workflow_dispatch
                        jobs:
                          build:
                            runs-on: gw
                            steps:
                              - run: 'env | sort > environment; ls "$ACTIONS_TEST_PAYLOAD" > payload'
                        """);

        try (var pod = Pod.of(root, job)) {
            Files.writeString(pod.home.resolve(".env"), "FROM_DOTENV=a b=c\n# no comment\nGONE=\n");
            pod.with("ACTIONS_TEST_PAYLOAD", pod.payload.toString())
                    .with("GONE", "x")
                    .with("KUBERNETES_SERVICE_HOST", "10.0.0.1")
                    .with("JDK_JAVA_OPTIONS", "-Xmx64m")
                    .with("JAVA_HOME", "/opt/tenants-java")
                    .with("ACTIONS_GATEWAY_POD", "job-1234")
                    .start();
            assertThat(pod.exit()).as(pod.own() + pod.console()).isZero();
            assertThat(Pod.read(pod.workspace().resolve("environment")))
                    .contains("FROM_DOTENV=a b=c\n", "JAVA_HOME=/opt/tenants-java\n", "CI=true\n")
                    .contains("RUNNER_NAME=gw-a-0\n")
                    .doesNotContain("ACTIONS_GATEWAY_", "KUBERNETES_", "JDK_", "GONE=");
            assertThat(pod.workspace().resolve("payload")).isEmptyFile();
        }
        assertThat(hub.log(job, hub.step(job, "Set up job").orElseThrow()))
                .anyMatch(line -> line.endsWith("Pod: job-1234"));
    }

    @Test
    void aDaemonThatHoldsAllPipesDoesNotHoldThePod() throws Exception {
        var job = hub.take(oneStep("true"));

        try (var pod = Pod.of(root, job).with("WORKER_SIM_FAULT", "daemon=600").start()) {
            assertThat(pod.exit()).isZero();
        }
        assertThat(hub.conclusion(job)).isEqualTo("success");
    }

    @Test
    void aFloodOnTheConsoleIsPassedOnAndEndsNothing() throws Exception {
        var job = hub.take(oneStep("true"));

        try (var pod = Pod.of(root, job).with("WORKER_SIM_FAULT", "flood=8").start()) {
            assertThat(pod.exit()).isZero();
            assertThat(pod.console().length()).isGreaterThan(8 * 1024 * 1024);
            assertThat(Files.size(pod.terminationLog)).isLessThanOrEqualTo(4096);
        }
    }

    private static String oneStep(String script) throws IOException {
        return """
        on: workflow_dispatch
        jobs:
          build:
            runs-on: gw
            steps: [{run: "%s"}]
        """
                .formatted(script);
    }
}
