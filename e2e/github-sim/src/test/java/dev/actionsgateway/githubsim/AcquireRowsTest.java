package dev.actionsgateway.githubsim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actionsgateway.githubsim.json.Json;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Rows AQ1 to AQ5: the claim of a job.
class AcquireRowsTest {
    private final Github github = new Github();

    @AfterEach
    void stop() {
        github.close();
    }

    @Test
    void aq1TheFirstClaimGetsTheMessageAndTheJobIsInProgress() {
        var runner = github.registered("gw-a-0").online();
        long run = github.enqueue();
        var offer = TestRunner.body(runner.poll());

        var reply = runner.acquire(offer);
        assertThat(reply.status()).isEqualTo(200);
        var job = new TestJob(runner, offer, reply.json());
        assertThat(reply.header("x-plan-id")).isEqualTo(job.planId());
        assertThat(reply.json().text("messageType")).contains("RunnerJobRequest");
        assertThat(reply.json().text("lockedUntil")).contains("0001-01-01T00:00:00");
        assertThat(job.endpoint().text("name")).contains("SystemVssConnection");
        assertThat(job.endpoint().text("url")).isEqualTo(offer.text("run_service_url"));
        assertThat(job.token()).contains("eyJ");
        var shown = github.job(run);
        assertThat(shown.text("status")).contains("in_progress");
        assertThat(shown.text("runner_name")).contains("gw-a-0");
        assertThat(shown.has("started_at")).isTrue();

        github.set("planIdHeader", "false");
        github.enqueue();
        var other = github.registered("gw-a-1").online();
        assertThat(other.acquire(TestRunner.body(other.poll())).header("x-plan-id")).isEmpty();
    }

    @Test
    void aq2AnUnknownRequestIsNotFound() {
        var runner = github.registered("gw-a-0").online();
        github.enqueue();
        var offer = TestRunner.body(runner.poll());
        var shard = offer.text("run_service_url").orElseThrow();

        var reply = runner.acquire(shard, "2f4e6a80-0000-4000-8000-0000000000aa");
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.text())
                .isEqualTo(
                        "{\"source\":\"actions-run-service\",\"statusCode\":404,"
                                + "\"errorMessage\":\"Job not found\"}");
        var other = github.registered("gw-a-1").online();
        assertThat(other.acquire(offer).status()).isEqualTo(404);
    }

    @Test
    void aq3ASecondClaimIsAConflictUnlessClaimsAreIdempotent() {
        var runner = github.registered("gw-a-0").online();
        github.enqueue();
        var offer = TestRunner.body(runner.poll());
        var first = runner.acquire(offer);

        var second = runner.acquire(offer);
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.text())
                .isEqualTo(
                        "{\"source\":\"actions-run-service\",\"statusCode\":409,"
                                + "\"errorMessage\":\"Job already acquired\"}");
        github.set("repeatedAcquire", "idempotent");
        var third = runner.acquire(offer);
        assertThat(third.status()).isEqualTo(200);
        assertThat(third.text()).isEqualTo(first.text());
        assertThat(github.violations()).isEmpty();
    }

    @Test
    void aq4AJobCanBeUnprocessable() {
        var runner = github.registered("gw-a-0").online();
        github.enqueue(Json.object().add("unprocessable", true).build());

        var reply = runner.acquire(TestRunner.body(runner.poll()));
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().text("errorMessage")).contains("Job is not processable");
    }

    @Test
    void aq5TheBrokerHasNoClaimsAndNeitherHasTheOtherShard() {
        var runner = github.registered("gw-a-0").online();
        github.enqueue();
        var offer = TestRunner.body(runner.poll());
        var id = offer.text("runner_request_id").orElseThrow();

        var wrong = runner.acquire(runner.broker, id);
        assertThat(wrong.status()).isEqualTo(404);
        assertThat(wrong.text()).isEqualTo("404 page not found");
        var shard = offer.text("run_service_url").orElseThrow();
        var other = shard.endsWith("/37/") ? "/run/38/" : "/run/37/";
        assertThat(runner.acquire(github.simulator.base() + other, id).status()).isEqualTo(404);
        assertThat(runner.acquire(shard + "/", id).status()).isEqualTo(200);
    }

    @Test
    void aClaimThatWasProcessedCanLoseItsAnswer() {
        github.set("repeatedAcquire", "idempotent");
        var runner = github.registered("gw-a-0").online();
        long run = github.enqueue();
        var offer = TestRunner.body(runner.poll());
        github.control(
                "POST",
                "/faults",
                "{\"path\":\"/run/*/acquirejob\",\"kind\":\"reset\",\"moment\":\"after\"}");

        assertThatThrownBy(() -> runner.acquire(offer)).isInstanceOf(UncheckedIOException.class);
        assertThat(github.job(run).text("status")).contains("in_progress");
        assertThat(runner.acquire(offer).status()).isEqualTo(200);
    }

    @Test
    void theShardsTakeTurns() {
        var runner = github.registered("gw-a-0").online();
        github.enqueue();
        var first = TestRunner.body(runner.poll());
        new TestJob(runner, first, runner.acquire(first).json()).complete("succeeded");
        github.enqueue();

        var second = TestRunner.body(runner.poll());
        assertThat(second.text("run_service_url")).isNotEqualTo(first.text("run_service_url"));
    }
}
