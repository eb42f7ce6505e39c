package dev.actionsgateway.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.actionsgateway.githubsim.page.View;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `probe run` as a process, against the simulator.
class RunIT {
    @TempDir private Path folder = Path.of("");

    private GitHub github;

    @BeforeEach
    void start() {
        github = GitHub.start(folder);
    }

    @AfterEach
    void stop() {
        github.close();
    }

    @Test
    void claimsTheJobOfAWorkflowFileAndKeepsItsLockUntilSigterm() throws Exception {
        long run = github.dispatch(GitHub.workflow());

        try (var probe = run("--period=300ms")) {
            await().atMost(Duration.ofMinutes(4)).until(() -> renewals() >= 4);
            assertThat(job(run).state().status()).isEqualTo("in_progress");
            assertThat(github.client.sessions()).hasSize(1);
            probe.terminate();

            assertThat(probe.exitCode()).as(probe.output()).isZero();
            assertThat(github.client.sessions()).isEmpty();
            assertThat(job(run).state().status()).isEqualTo("in_progress");
            assertThat(probe.output())
                    .contains("the lock was kept until the end", "kept: it runs a job at GitHub")
                    .contains("\"jobDisplayName\": \"Build for the probe\"")
                    .doesNotContain("ghs_", "eyJ");
        }
        github.client.advance(Duration.ofMinutes(11));
        assertThat(job(run).state().conclusion()).contains("failure");
        assertThat(github.simulator.world().invariants().violations()).isEmpty();
    }

    @Test
    void endsTheJobAsToldAndLeavesNoRecord() throws Exception {
        long run = github.dispatch(GitHub.workflow());

        try (var probe = run("--period=200ms", "--renewals=3", "--end-job=succeeded")) {
            assertThat(probe.exitCode()).as(probe.output()).isZero();
        }

        assertThat(job(run).state().conclusion()).contains("success");
        assertThat(github.client.runners()).isEmpty();
        assertThat(github.client.sessions()).isEmpty();
        assertThat(renewals()).isEqualTo(3);
    }

    @Test
    void aSigtermBeforeAJobCameEndsTheSessionAndRemovesTheRecord() throws Exception {
        try (var probe = run()) {
            await().atMost(Duration.ofMinutes(4))
                    .until(() -> github.client.sessions().stream().anyMatch(View.Session::polling));
            probe.terminate();

            assertThat(probe.exitCode()).as(probe.output()).isEqualTo(4);
        }
        assertThat(github.client.sessions()).isEmpty();
        assertThat(github.client.runners()).isEmpty();
    }

    @Test
    void aCancelReachesTheBusySessionAndEndsIt() throws Exception {
        long run = github.dispatch(GitHub.workflow());

        try (var probe = run("--period=300ms", "--end-job=canceled")) {
            await().atMost(Duration.ofMinutes(4)).until(() -> renewals() >= 1);
            github.client.cancel(run);

            assertThat(probe.exitCode()).as(probe.output()).isEqualTo(3);
        }
        assertThat(job(run).state().conclusion()).contains("cancelled");
    }

    @Test
    void aRecordMadeJustInTimeIsSpentByItsJob() throws Exception {
        github.client.change(Map.of("acknowledge", "asked"));
        github.dispatch(GitHub.workflow());

        try (var probe =
                run("--just-in-time", "--period=200ms", "--renewals=2", "--end-job=failed")) {
            assertThat(probe.exitCode()).as(probe.output()).isZero();
            assertThat(probe.output()).contains("receipt wanted", "POST acknowledge");
        }
        assertThat(github.client.runners()).isEmpty();
    }

    @Test
    void aWrongKeyIsSaidAndIsNoStackTrace() throws Exception {
        try (var probe = run("--app=54321")) {
            assertThat(probe.exitCode()).isEqualTo(1);
            assertThat(probe.output()).contains("not believed").doesNotContain("\tat ");
        }
    }

    @Test
    void whatCannotBeReadIsAQuestionOfUsage() throws Exception {
        try (var probe = run("--key=" + folder.resolve("none.pem"))) {
            assertThat(probe.exitCode()).isEqualTo(2);
            assertThat(probe.output()).contains("--key").doesNotContain("\tat ");
        }
    }

    private Program run(String... more) throws IOException {
        var arguments = new ArrayList<>(List.of("run"));
        var fewer = List.of(more).stream().map(RunIT::name).toList();
        github.options().stream()
                .filter(option -> !fewer.contains(name(option)))
                .forEach(arguments::add);
        arguments.addAll(List.of(more));
        return Program.start(folder, arguments);
    }

    private static String name(String option) {
        return option.substring(0, Math.max(0, option.indexOf('=')));
    }

    private View.Job job(long run) throws InterruptedException {
        return github.client.run(run).orElseThrow().jobs().getFirst();
    }

    private long renewals() throws InterruptedException {
        return github.client.calls("renewjob", 1000).stream()
                .filter(call -> call.status() == 200)
                .count();
    }
}
