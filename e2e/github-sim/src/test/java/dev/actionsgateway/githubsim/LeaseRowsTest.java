package dev.actionsgateway.githubsim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.githubsim.core.Ids.RunId;
import dev.actionsgateway.githubsim.json.Json;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Rows RN1 to RN6, C1 to C3 and W7: a job in a runner's hands.
class LeaseRowsTest {
    private final Github github = new Github();
    private final TestRunner runner = github.registered("gw-a-0").online();

    @AfterEach
    void stop() {
        github.close();
    }

    @Test
    void rn1ARenewalLocksForTenMinutesAndTakesEitherId() {
        github.enqueue();
        var job = runner.take();

        var reply = job.renew();
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().text("lockedUntil").orElse(""))
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{7}Z");
        assertThat(job.renew(job.token(), job.requestId()).status()).isEqualTo(200);
        assertThat(job.renew(job.token(), "5714371765723164553").status()).isEqualTo(404);
    }

    @Test
    void rn2TheBrokersTokenAndAnotherJobsTokenAreRefused() {
        github.enqueue();
        var job = runner.take();
        var second = github.registered("gw-a-1").online();
        github.enqueue();
        var other = second.take();

        for (var token : new String[] {runner.token, other.token()}) {
            var reply = job.renew(token, job.jobId());
            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.text())
                    .isEqualTo(
                            "{\"source\":\"actions-run-service\",\"statusCode\":401,"
                                    + "\"errorMessage\":\"Not authorized for this job\"}");
        }
    }

    @Test
    void rn3ALostLeaseIsNotFoundOrUnauthorized() {
        github.enqueue();
        var job = runner.take();
        job.complete("succeeded");

        var reply = job.renew();
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.json().number("statusCode")).contains(404L);
        assertThat(reply.json().text("errorMessage")).contains("Job not found");
        github.set("leaseLostAnswer", "unauthorized");
        assertThat(job.renew().status()).isEqualTo(401);
    }

    @Test
    void rn4AStartedJobThatNobodyRenewsFailsAtTheEndOfItsLease() {
        long run = github.enqueue();
        var job = runner.take();
        github.advance(Duration.ofMinutes(5));
        job.renew();

        github.advance(Duration.ofSeconds(599));
        assertThat(github.simulator.world().archive().find(id(run)).orElseThrow().status())
                .isEqualTo("in_progress");
        github.advance(Duration.ofSeconds(1));
        assertThat(conclusion(run)).isEqualTo("failure");
        assertThat(job.renew().status()).isEqualTo(404);
    }

    @Test
    void rn4ALapsedLeaseCanGoToAnotherSession() {
        github.set("leaseLapse", "redelivered");
        long run = github.enqueue();
        var job = runner.take();
        job.renew();
        var second = github.registered("gw-a-1").online();
        github.set("pollHold", "PT1H");
        var parked = second.polling("Online");
        github.awaitParked(second);

        github.advance(Duration.ofMinutes(10));
        var offer = TestRunner.body(TestRunner.result(parked));
        assertThat(job.complete("succeeded").status()).isEqualTo(404);
        var again = new TestJob(second, offer, second.acquire(offer).json());
        assertThat(again.jobId()).isEqualTo(job.jobId());
        assertThat(again.complete("succeeded").status()).isEqualTo(204);
        assertThat(conclusion(run)).isEqualTo("success");
        assertThat(github.violations()).isEmpty();
    }

    @Test
    void rn5AnAcquiredJobWithoutASignOfLifeIsCancelledAfterFifteenMinutes() {
        long run = github.enqueue();
        runner.take();

        github.advance(Duration.ofSeconds(913));
        assertThat(conclusion(run)).isEmpty();
        github.advance(Duration.ofSeconds(1));
        assertThat(conclusion(run)).isEqualTo("cancelled");
        assertThat(github.violations()).isEmpty();
    }

    @Test
    void rn6AJobWithStepsButNoRenewalFailsAtTheEndOfItsFirstLease() {
        long run = github.enqueue();
        var job = runner.take();
        var steps =
                Json.object()
                        .add("workflow_run_backend_id", job.planId())
                        .add("workflow_job_run_backend_id", job.jobId())
                        .add("change_order", 1)
                        .add(
                                "steps",
                                Json.array()
                                        .add(
                                                Json.object()
                                                        .add(
                                                                "external_id",
                                                                "0c0c0c0c-0000-4000-8000-000000000001")
                                                        .add("number", 1)
                                                        .add("name", "hello")
                                                        .add("status", 3)
                                                        .add("started_at", "2031-03-04T10:00:05Z")
                                                        .add("conclusion", 0)));
        var update =
                github.send(
                        "POST",
                        "/results/twirp/github.actions.results.api.v1.WorkflowStepUpdateService"
                                + "/WorkflowStepsUpdate",
                        job.token(),
                        Json.string(steps.build()));
        assertThat(update.status()).describedAs(update.text()).isEqualTo(200);
        // noted when the answer is on its way
        Github.until(() ->
                github
                        .simulator
                        .calls()
                        .list(call -> call.path().startsWith("/results/"), 9)
                        .stream()
                        .anyMatch(call -> call.token().equals("job") && call.status() == 200));

        github.advance(Duration.ofMinutes(10));
        assertThat(conclusion(run)).isEqualTo("failure");
    }

    @Test
    void c1AReportConcludesJobAndRunWithItsSteps() {
        for (var end :
                new String[][] {
                    {"succeeded", "success"},
                    {"succeededWithIssues", "success"},
                    {"failed", "failure"},
                    {"canceled", "cancelled"},
                    {"abandoned", "failure"}
                }) {
            long run = github.enqueue();
            var reply = runner.take().complete(end[0]);
            assertThat(reply.status()).isEqualTo(204);
            assertThat(reply.response().body()).isEmpty();
            var shown = github.job(run);
            assertThat(shown.text("conclusion")).contains(end[1]);
            assertThat(shown.text("status")).contains("completed");
            assertThat(shown.list("steps").getFirst().text("name")).contains("hello");
            assertThat(github.run(run).text("conclusion")).contains(end[1]);
        }
        assertThat(github.violations()).isEmpty();
    }

    @Test
    void c2WithoutAConclusionTheRunTurnsGreenAndTheJobHangsUnlessStrict() {
        github.set("missingConclusion", "strict");
        long run = github.enqueue();
        var job = runner.take();
        var body =
                Json.object()
                        .add("planId", job.planId())
                        .add("jobId", job.jobId())
                        .add("result", "canceled")
                        .build();

        var strict = job.send("completejob", job.token(), Json.object(body));
        assertThat(strict.status()).isEqualTo(400);
        assertThat(strict.json().text("errorMessage")).contains("conclusion is required");
        github.set("missingConclusion", "lenient");
        assertThat(job.send("completejob", job.token(), Json.object(body)).status()).isEqualTo(204);
        assertThat(github.run(run).text("conclusion")).contains("success");
        assertThat(github.job(run).text("status")).contains("in_progress");
        assertThat(github.job(run).has("conclusion")).isFalse();
        assertThat(github.violations())
                .extracting(violation -> violation.rule())
                .containsExactly("conclusion-missing", "conclusion-missing");
    }

    @Test
    void c3ASecondReportIsNotFound() {
        github.enqueue();
        var job = runner.take();
        job.complete("succeeded");

        var again = job.complete("failed");
        assertThat(again.status()).isEqualTo(404);
        assertThat(again.json().text("errorMessage")).contains("Job not found");
        assertThat(github.violations())
                .extracting(violation -> violation.rule())
                .containsExactly("reported-once");
    }

    @Test
    void w7ARunnerThatWasHeardOfAndFallsSilentLosesItsJob() {
        github.set("pollHold", "PT0.05S");
        long run = github.enqueue();
        var job = runner.take();
        job.renew();
        runner.poll("Busy");

        github.advance(Duration.ofSeconds(570));
        assertThat(conclusion(run)).isEmpty();
        github.advance(Duration.ofSeconds(11));
        assertThat(conclusion(run)).isEqualTo("failure");
        assertThat(job.renew().status()).isEqualTo(404);
        assertThat(github.violations()).isEmpty();
    }

    private String conclusion(long run) {
        return github.simulator
                .world()
                .archive()
                .find(id(run))
                .orElseThrow()
                .conclusion()
                .map(each -> each.rest())
                .orElse("");
    }

    private static RunId id(long run) {
        return new RunId(run);
    }
}
