package dev.actionsgateway.githubsim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.githubsim.json.Json;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Runs of workflow files, over REST, with runners that a test plays.
class WorkflowTest {
    private final Github github = new Github();
    private final TestRunner runner = github.registered("gw-a-0").online();

    @AfterEach
    void stop() {
        github.close();
    }

    @Test
    void aDispatchOverRestRunsNeedsInTurnAndHandsOutputsOn() {
        put(
                """
                on: workflow_dispatch
                jobs:
                  build:
                    runs-on: gw
                    outputs: {tag: "${{ steps.a.outputs.tag }}"}
                    steps: [{run: "echo ${{ github.run_id }}"}]
                  test:
                    needs: build
                    if: needs.build.outputs.tag == 'v1'
                    runs-on: [gw]
                    steps: [{run: "true"}]
                  never:
                    needs: build
                    if: needs.build.outputs.tag == 'v2'
                    runs-on: gw
                    steps: [{run: "true"}]
                """);
        var reply =
                github.rest(
                        "POST",
                        "/repos/acme/widgets/actions/workflows/ci.yml/dispatches",
                        "{\"ref\":\"main\"}");
        assertThat(reply.status()).isEqualTo(204);
        long run =
                github.rest("GET", "/repos/acme/widgets/actions/workflows/ci.yml/runs")
                        .json()
                        .list("workflow_runs")
                        .getFirst()
                        .number("id")
                        .orElseThrow();
        var build = runner.take();
        assertThat(build.message().object().toString())
                .contains("\"run_id\",\"v\":\"" + run + "\"")
                .contains("\"api_url\",\"v\":\"" + github.simulator.base());
        build.send(
                "completejob",
                build.token(),
                Json.object()
                        .add("planId", build.planId())
                        .add("jobId", build.jobId())
                        .add("conclusion", "succeeded")
                        .add("outputs", Json.object().add("tag", Json.object().add("value", "v1")))
                        .add("stepResults", Json.array()));

        var test = runner.take();
        assertThat(test.planId()).isEqualTo(build.planId());
        assertThat(test.jobId()).isNotEqualTo(build.jobId());
        test.complete("succeeded");
        assertThat(github.run(run).text("conclusion")).contains("success");
        assertThat(conclusions(run)).containsExactlyInAnyOrder("success", "success", "skipped");
        assertThat(github.violations()).isEmpty();
    }

    @Test
    void aFailingMatrixStopsItsSiblingsAndIsRunAgainInPart() {
        long run =
                dispatch(
                        """
                        on: workflow_dispatch
                        jobs:
                          build:
                            runs-on: gw
                            strategy: {matrix: {os: [a, b, c]}}
                            steps: [{run: "true"}]
                          after:
                            needs: build
                            if: always()
                            runs-on: gw
                            steps: [{run: "true"}]
                        """);
        var second = github.registered("gw-a-1").online();
        var good = runner.take();
        var bad = second.take();
        good.complete("succeeded");
        bad.complete("failed");
        assertThat(conclusions(run)).containsExactly("success", "failure", "cancelled", "");

        runner.take().complete("succeeded");
        assertThat(github.run(run).text("conclusion")).contains("failure");
        github.rest("POST", "/repos/acme/widgets/actions/runs/" + run + "/rerun-failed-jobs");
        for (int i = 0; i < 3; i++) {
            var job = runner.take();
            assertThat(job.planId()).isNotEqualTo(good.planId());
            job.complete("succeeded");
        }
        assertThat(github.run(run).text("conclusion")).contains("success");
        assertThat(github.run(run).number("run_attempt")).contains(2L);
        assertThat(github.violations()).isEmpty();
    }

    @Test
    void aCancelStopsWhatRunsButNotWhatMustAlwaysRun() {
        long run =
                dispatch(
                        """
                        on: workflow_dispatch
                        jobs:
                          build:
                            runs-on: gw
                            steps: [{run: "true"}]
                          clean:
                            needs: build
                            if: always()
                            runs-on: gw
                            steps: [{run: "true"}]
                        """);
        var build = runner.take();
        var parked = runner.polling("Busy");
        github.awaitParked(runner);
        github.control("POST", "/runs/" + run + "/cancel", "");

        assertThat(TestRunner.result(parked).json().text("messageType"))
                .contains("JobCancellation");
        build.complete("canceled");
        runner.take().complete("succeeded");
        assertThat(github.run(run).text("conclusion")).contains("cancelled");
        assertThat(github.violations()).isEmpty();
    }

    @Test
    void whatIsWrongWithAFileIsToldWithItsPlace() {
        put("on: workflow_dispatch\njobs:\n  build:\n    runs-onn: gw\n");
        var dispatches = "/repos/acme/widgets/actions/workflows/ci.yml/dispatches";

        var reply = github.rest("POST", dispatches, "{\"ref\":\"main\"}");
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().text("message").orElse(""))
                .contains(".github/workflows/ci.yml:4:5: jobs.build.runs-onn: ");
        put("on: push\njobs:\n  build:\n    runs-on: gw\n    steps: [{run: a}]\n");
        assertThat(github.rest("POST", dispatches, "{\"ref\":\"main\"}").status()).isEqualTo(422);
        assertThat(
                        github.rest(
                                        "POST",
                                        dispatches.replace("ci.yml", "other.yml"),
                                        "{\"ref\":\"main\"}")
                                .status())
                .isEqualTo(404);
    }

    @Test
    void secretsTravelInTheMessageOnly() {
        github.control(
                "PUT",
                "/repositories/acme/widgets/files",
                "{\"secrets\":{\"KEY\":\"hush\"},\"variables\":{\"COLOR\":\"blue\"}}");
        dispatch(
                """
                on: workflow_dispatch
                jobs:
                  build:
                    runs-on: gw
                    name: "${{ vars.COLOR }}"
                    steps: [{run: "true"}]
                """);

        var message = runner.take().message();
        assertThat(message.fields("variables").fields("KEY").flag("isSecret")).contains(true);
        assertThat(message.text("jobDisplayName")).contains("blue");
        assertThat(github.control("GET", "/calls?path=acquirejob", "").object().toString())
                .doesNotContain("hush");
    }

    private List<String> conclusions(long run) {
        return github.jobs(run).stream().map(job -> job.text("conclusion").orElse("")).toList();
    }

    private void put(String text) {
        github.control(
                "PUT",
                "/repositories/acme/widgets/files",
                Json.string(
                        Json.object()
                                .add("files", Json.object().add(".github/workflows/ci.yml", text))
                                .build()));
    }

    private long dispatch(String text) {
        return github.control(
                        "POST",
                        "/dispatch",
                        Json.string(
                                Json.object()
                                        .add("owner", "acme")
                                        .add("repository", "widgets")
                                        .add("file", "ci.yml")
                                        .add("workflow", text)
                                        .build()))
                .number("run")
                .orElseThrow();
    }
}
