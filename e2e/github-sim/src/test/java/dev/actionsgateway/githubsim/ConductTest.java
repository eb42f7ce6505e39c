package dev.actionsgateway.githubsim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.githubsim.core.Invariants.Violation;
import dev.actionsgateway.githubsim.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What clients of the run service and the results service must not do is among the violations, and
/// on the page; what is merely refused is not.
class ConductTest {
    private static final String STEPS =
            "/results/twirp/github.actions.results.api.v1.WorkflowStepUpdateService"
                    + "/WorkflowStepsUpdate";

    private final Github github = new Github();
    private final TestRunner runner = github.registered("gw-a-0").online();

    @AfterEach
    void stop() {
        github.close();
    }

    private TestJob take() {
        github.enqueue();
        return runner.take();
    }

    @Test
    void aTokenOfAnotherKindIsAViolationAndAnExpiredOneIsNot() {
        var job = take();

        assertThat(job.renew(runner.token, job.jobId()).status()).isEqualTo(401);
        assertThat(rules()).containsExactly("wrong-token");
        github.advance(Duration.ofHours(1));
        assertThat(runner.acquire(job.offer()).status()).isEqualTo(401);
        assertThat(rules()).containsExactly("wrong-token");
    }

    @Test
    void aTokenUsedForAnotherJobIsAViolation() {
        var job = take();

        assertThat(job.renew(job.token(), "0d9d9d9d-0000-4000-8000-000000000000").status())
                .isEqualTo(404);
        assertThat(complete(job, ends("failed").add("jobId", "nobody's")).status()).isEqualTo(404);
        assertThat(complete(job, ends("failed").add("planId", "nobody's")).status()).isEqualTo(401);
        assertThat(rules()).containsOnly("other-job").hasSize(3);
        assertThat(job.complete("succeeded").status()).isEqualTo(204);
    }

    @Test
    void aReportWithoutAConclusionOrWithARestConclusionIsAViolation() {
        github.set("missingConclusion", "STRICT");
        var job = take();

        assertThat(complete(job, Json.object().add("result", "failed")).status()).isEqualTo(400);
        assertThat(complete(job, ends("success")).status()).isEqualTo(400);
        assertThat(rules()).containsExactly("conclusion-missing", "conclusion-missing");
    }

    @Test
    void aWorkersSecondReportIsAViolationUnlessTheFirstAnswerWasLost() {
        var job = take();
        job.complete("succeeded");
        assertThat(job.complete("succeeded").status()).isEqualTo(404);
        assertThat(rules()).containsExactly("reported-once");

        var other = take();
        github.control(
                "POST",
                "/faults",
                "{\"path\":\"/run/*/completejob\",\"kind\":\"answer\",\"status\":502,"
                        + "\"moment\":\"after\",\"times\":1}");
        assertThat(other.complete("succeeded").status()).isEqualTo(502);
        assertThat(other.complete("succeeded").status()).isEqualTo(404);
        assertThat(rules()).containsExactly("reported-once");
    }

    @Test
    void aGatewayThatComesTooLateIsRefusedAndNoMore() {
        var job = take();
        job.complete("succeeded");

        assertThat(complete(job, ends("failed")).status()).isEqualTo(404);
        assertThat(job.renew().status()).isEqualTo(404);
        assertThat(rules()).isEmpty();
    }

    @Test
    void stepsThatADeadWorkerLeftOpenAreNoneOfTheGatewaysFaults() {
        var job = take();
        steps(job, 1, step(1, 3, 0));

        assertThat(complete(job, ends("failed")).status()).isEqualTo(204);
        assertThat(rules()).isEmpty();
        var shown = github.control("GET", "/ui/api/jobs/" + number(job), "").fields("job");
        assertThat(shown.text("note")).contains("concluded by the gateway");
    }

    @Test
    void anAddressOfAnotherJobIsAViolation() {
        var job = take();
        var second = github.registered("gw-a-1").online();
        github.enqueue();
        var wrong = second.take().offer().text("run_service_url").orElseThrow() + "renewjob";

        var reply =
                github.send(
                        "POST",
                        wrong,
                        job.token(),
                        "application/json",
                        Json.string(ids(job).build()));

        assertThat(reply.status()).isEqualTo(404);
        assertThat(rules()).containsExactly("wrong-host");
    }

    @Test
    void stepsThatGoBackwardsAndStepsLeftOpenAreViolationsAndOnThePage() {
        var job = take();
        steps(job, 1, step(1, 3, 0), step(2, 3, 0));
        steps(job, 2, step(1, 5, 0));
        steps(job, 3, step(1, 6, 2));
        steps(job, 4, step(1, 6, 3));
        job.complete("succeeded");

        assertThat(rules())
                .containsExactly(
                        "step-backwards", "step-rewritten", "step-without-log", "step-left-open");
        assertThat(github.violations().getFirst().id()).isEqualTo("job " + number(job));
        var page = github.control("GET", "/ui/api/health", "");
        assertThat(page.number("violated")).contains(4L);
        assertThat(page.list("violations").getFirst().text("rule")).contains("step-backwards");
        assertThat(github.control("GET", "/invariants", "").list("violations")).hasSize(4);
    }

    @Test
    void aSecretInTheNameOfAStepIsAViolationThatDoesNotRepeatIt() {
        var job = take();
        var token = job.token().substring("Bearer ".length());

        steps(job, 1, step(1, 3, 0).add("name", "Run " + token));

        assertThat(rules()).containsExactly("secret-shown");
        assertThat(github.violations().getFirst().reason()).doesNotContain(token);
    }

    private List<String> rules() {
        return github.violations().stream().map(Violation::rule).toList();
    }

    private String number(TestJob job) {
        return github.simulator
                .world()
                .archive()
                .find(job.planId(), job.jobId())
                .orElseThrow()
                .number()
                .toString();
    }

    private static JsonObjectBuilder ids(TestJob job) {
        return Json.object().add("planId", job.planId()).add("jobId", job.jobId());
    }

    private static JsonObjectBuilder ends(String conclusion) {
        return Json.object().add("conclusion", conclusion);
    }

    /// A report without steps, as a gateway sends it.
    private static Github.Reply complete(TestJob job, JsonObjectBuilder more) {
        var body = ids(job);
        more.build().forEach(body::add);
        return job.send("completejob", job.token(), body);
    }

    private static JsonObjectBuilder step(int number, int status, int conclusion) {
        return Json.object()
                .add("external_id", "step-" + number)
                .add("number", number)
                .add("name", "step " + number)
                .add("status", status)
                .add("conclusion", conclusion);
    }

    private void steps(TestJob job, int order, JsonObjectBuilder... steps) {
        JsonArrayBuilder array = Json.array();
        for (var step : steps) {
            array.add(step);
        }
        var body =
                Json.object()
                        .add("workflow_run_backend_id", job.planId())
                        .add("workflow_job_run_backend_id", job.jobId())
                        .add("change_order", order)
                        .add("steps", array)
                        .build();
        assertThat(github.send("POST", STEPS, job.token(), Json.string(body)).status())
                .isEqualTo(200);
    }
}
