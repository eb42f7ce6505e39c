package dev.actionsgateway.githubsim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actionsgateway.githubsim.client.Dispatch;
import dev.actionsgateway.githubsim.client.NewFault;
import dev.actionsgateway.githubsim.client.NewJobs;
import dev.actionsgateway.githubsim.client.RefusedException;
import dev.actionsgateway.githubsim.client.SimulatorClient;
import dev.actionsgateway.githubsim.json.Json;
import dev.actionsgateway.githubsim.page.View;
import dev.actionsgateway.kit.Deadline;
import dev.actionsgateway.kit.Sleeper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The module's own client against the true simulator: both speak of the same things.
class SteeredTest {
    private final Github github = new Github();
    private final SimulatorClient client = new SimulatorClient(github.simulator.control());

    @AfterEach
    void stop() {
        client.close();
        github.close();
    }

    @Test
    void jobsAreQueuedSeenAndEnded() throws InterruptedException {
        var runner = github.registered("gw-a-0").online();
        var queued = client.enqueue(NewJobs.one("acme", "widgets", "hello", "gw").times(2));
        assertThat(queued.jobs()).hasSize(2);
        runner.take().complete("succeeded");

        var page = client.run(queued.run()).orElseThrow();
        assertThat(page.run().counts().succeeded()).isEqualTo(1);
        assertThat(page.run().counts().queued()).isEqualTo(1);
        assertThat(client.runners()).hasSize(1);
        assertThat(client.sessions()).hasSize(1);
        client.cancel(queued.run());
        var ended =
                client.awaitCompleted(
                        queued.run(),
                        Deadline.after(Duration.ofSeconds(20), InstantSource.system()),
                        Sleeper.system());
        assertThat(ended.run().state().conclusion()).contains("cancelled");
        client.rerunFailed(queued.run());
        client.forceCancel(queued.run());
        assertThat(client.job(queued.jobs().getFirst()).orElseThrow().steps()).hasSize(1);
        assertThat(client.checks().violated()).isZero();
        assertThat(client.callCounts().total()).isPositive();
    }

    @Test
    void whatIsSaidOfAnEndStandsBesideTheJob() throws InterruptedException {
        var runner = github.registered("gw-a-0").online();
        var queued = client.enqueue(NewJobs.one("acme", "widgets", "hello", "gw"));
        var job = runner.take();

        job.send(
                "completejob",
                job.token(),
                Json.object()
                        .add("planId", job.planId())
                        .add("jobId", job.jobId())
                        .add("conclusion", "failed")
                        .add(
                                "annotations",
                                Json.array()
                                        .add(
                                                Json.object()
                                                        .add("level", "FAILURE")
                                                        .add("title", "Worker lost")
                                                        .add("message", "It is gone."))));

        assertThat(client.job(queued.jobs().getFirst()).orElseThrow().job().annotations())
                .containsExactly(new View.Annotation("FAILURE", "Worker lost", "It is gone."));
    }

    @Test
    void workflowsAreDispatchedWithTheirText() throws InterruptedException {
        long run =
                client.dispatch(
                        new Dispatch(
                                "acme",
                                "widgets",
                                "ci.yml",
                                "main",
                                "on: workflow_dispatch\njobs: {a: {runs-on: gw, steps: [{run: a}]}}",
                                Map.of()));

        assertThat(client.run(run).orElseThrow().jobs().getFirst().group()).isEqualTo("a");
        assertThat(client.runs("", 10)).hasSize(1);
    }

    @Test
    void settingsClockAndFaultsAreChanged() throws InterruptedException {
        assertThat(client.change(Map.of("pollHold", "PT1S", "rateLimit", "9")))
                .containsEntry("pollHold", "PT1S")
                .containsEntry("rateLimit", "9");
        assertThatThrownBy(() -> client.change(Map.of("pollHold", "soon")))
                .isInstanceOf(RefusedException.class);
        var before = client.now();
        assertThat(client.advance(Duration.ofHours(1))).isAfter(before.plusSeconds(3599));
        long fault = client.addFault(NewFault.status("GET", "/meta", 2, 503));
        assertThat(client.faults())
                .singleElement()
                .satisfies(waiting -> {
                    assertThat(waiting.number()).isEqualTo(fault);
                    assertThat(waiting.left()).isEqualTo(2);
                });
        client.clearFaults();
        assertThat(client.faults()).isEmpty();
        github.send("GET", "/meta", "", "");
        assertThat(client.calls("/meta", 10)).hasSize(1);
    }

    @Test
    void thePageIsServedAndHearsOfChanges() throws InterruptedException {
        var page = github.send("GET", github.simulator.control() + "/ui/", "", "text/html", "");
        assertThat(page.status()).isEqualTo(200);

        try (var changes = client.changes()) {
            assertThat(changes.next()).contains("all");
            long run = github.enqueue();
            assertThat(changes.next()).contains("run:" + run);
        }
    }

    @Test
    void theJournalTellsWhatHappened(@TempDir Path folder) throws IOException {
        var file = folder.resolve("journal.jsonl");
        try (var _ = new Journal(file, github.simulator.world().changes())) {
            github.enqueue();
        }

        assertThat(Files.readAllLines(file))
                .hasSizeGreaterThan(1)
                .allSatisfy(line -> assertThat(line).startsWith("{").endsWith("}"));
    }
}
