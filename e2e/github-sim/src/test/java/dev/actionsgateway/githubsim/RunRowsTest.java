package dev.actionsgateway.githubsim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.githubsim.json.Json;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Rows W1 to W6: re-running and cancelling.
class RunRowsTest {
    private final Github github = new Github();
    private final TestRunner runner = github.registered("gw-a-0").online();

    @AfterEach
    void stop() {
        github.close();
    }

    @Test
    void w1ARunThatHasNotEndedCannotBeRunAgain() {
        long run = github.enqueue();

        var reply = act(run, "rerun-failed-jobs");
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.text())
                .isEqualTo(
                        "{\"message\":\"This workflow is already running\",\"documentation_url\":"
                                + "\"https://docs.github.com/rest/actions/workflow-runs"
                                + "#re-run-failed-jobs-from-a-workflow-run\",\"status\":\"403\"}");
    }

    @Test
    void w2ASuccessfulRunCannotBeRetried() {
        long run = github.enqueue();
        runner.take().complete("succeeded");

        var reply = act(run, "rerun-failed-jobs");
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.json().text("message")).contains("This workflow run cannot be retried");
        assertThat(act(run, "rerun").status()).isEqualTo(201);
    }

    @Test
    void w3ARerunMakesANewAttemptWithNewIds() {
        var order = github.order(Json.object().add("count", 2).build());
        long run = order.number("run").orElseThrow();
        var good = runner.take();
        good.complete("succeeded");
        var bad = runner.take();
        bad.complete("failed");

        var reply = act(run, "rerun-failed-jobs");
        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.text()).isEqualTo("{}");
        assertThat(github.run(run).number("run_attempt")).contains(2L);
        assertThat(github.run(run).text("status")).contains("queued");
        var again = runner.take();
        assertThat(again.planId()).isNotEqualTo(bad.planId());
        assertThat(again.jobId()).isNotEqualTo(bad.jobId());
        again.complete("succeeded");
        assertThat(github.run(run).text("conclusion")).contains("success");
        assertThat(github.jobs(run)).hasSize(1);
        var all = "/repos/acme/widgets/actions/runs/" + run + "/jobs?filter=all";
        assertThat(github.rest("GET", all).json().number("total_count")).contains(3L);
        var first = "/repos/acme/widgets/actions/runs/" + run + "/attempts/1/jobs";
        assertThat(github.rest("GET", first).json().number("total_count")).contains(2L);
        assertThat(github.violations()).isEmpty();
    }

    @Test
    void w3ACancelledRunCanBeRunAgain() {
        long run = github.enqueue();
        act(run, "force-cancel");

        assertThat(act(run, "rerun-failed-jobs").status()).isEqualTo(201);
    }

    @Test
    void w4ACancelEndsWhatIsQueuedAtOnceAndGivesTheRestItsGrace() {
        var order = github.order(Json.object().add("count", 2).build());
        long run = order.number("run").orElseThrow();
        runner.take();

        var reply = act(run, "cancel");
        assertThat(reply.status()).isEqualTo(202);
        assertThat(reply.text()).isEqualTo("{}");
        assertThat(github.jobs(run))
                .extracting(job -> job.text("conclusion").orElse(""))
                .containsExactly("", "cancelled");
        github.advance(Duration.ofMinutes(5));
        assertThat(refreshed(run)).isEqualTo("cancelled");
        assertThat(github.violations()).isEmpty();
    }

    @Test
    void w4ACancelledJobMayReportItself() {
        long run = github.enqueue();
        var job = runner.take();
        act(run, "cancel");

        assertThat(job.complete("canceled").status()).isEqualTo(204);
        assertThat(github.run(run).text("conclusion")).contains("cancelled");
    }

    @Test
    void w5CancellingAConcludedRunIsAConflictOrAccepted() {
        long run = github.enqueue();
        runner.take().complete("succeeded");

        var reply = act(run, "cancel");
        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.json().text("message"))
                .contains("Cannot cancel a workflow run that is completed.");
        github.set("cancelOfConcluded", "accepted");
        assertThat(act(run, "cancel").status()).isEqualTo(202);
    }

    @Test
    void w6AForceCancelEndsRunAndJobAtOnce() {
        long run = github.enqueue();
        var job = runner.take();

        assertThat(act(run, "force-cancel").status()).isEqualTo(202);
        assertThat(github.run(run).text("conclusion")).contains("cancelled");
        assertThat(github.job(run).text("conclusion")).contains("cancelled");
        assertThat(job.renew().status()).isEqualTo(404);
        assertThat(github.rest("DELETE", "/orgs/acme/actions/runners/" + runner.id).status())
                .isEqualTo(204);
        assertThat(github.violations()).isEmpty();
    }

    @Test
    void runsAndJobsAreFoundByTheirIdsInTheirRepositoryOnly() {
        long run = github.enqueue();
        long job = github.job(run).number("id").orElseThrow();

        var found = github.rest("GET", "/repos/acme/widgets/actions/jobs/" + job).json();
        assertThat(found.number("run_id")).contains(run);
        assertThat(github.rest("GET", "/repos/acme/open/actions/jobs/" + job).status())
                .isEqualTo(404);
        assertThat(github.rest("GET", "/repos/acme/open/actions/runs/" + run).status())
                .isEqualTo(404);
        var listed = github.rest("GET", "/repos/acme/widgets/actions/runs?status=queued").json();
        assertThat(listed.number("total_count")).contains(1L);
    }

    private Github.Reply act(long run, String what) {
        return github.rest("POST", "/repos/acme/widgets/actions/runs/" + run + "/" + what);
    }

    private String refreshed(long run) {
        return github.run(run).text("conclusion").orElse("");
    }
}
