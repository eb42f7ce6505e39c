package dev.actionsgateway.githubsim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a client gets that breaks the protocol: status, headers and body, to the letter.
class RefusalsTest {
    private static final String NOT_AUTHORIZED =
            "{\"source\":\"actions-run-service\",\"statusCode\":401,"
                    + "\"errorMessage\":\"Not authorized for this job\"}";
    private static final String NOT_FOUND =
            "{\"source\":\"actions-run-service\",\"statusCode\":404,"
                    + "\"errorMessage\":\"Job not found\"}";

    private final Github github = new Github();

    @AfterEach
    void stop() {
        github.close();
    }

    @Test
    void aRenewalWithAnyTokenButTheJobsOwnIsNotAuthorized() {
        var runner = github.registered("gw-a-0").online();
        github.enqueue();
        var job = runner.take();
        var second = github.registered("gw-a-1").online();
        github.enqueue();

        for (var token :
                new String[] {
                    runner.token, second.take().token(), "Bearer " + github.token(), "Bearer x", ""
                }) {
            var reply = job.renew(token, job.jobId());
            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.text()).isEqualTo(NOT_AUTHORIZED);
        }
        assertThat(job.renew().status()).isEqualTo(200);
    }

    @Test
    void aJustInTimeRecordServesOneJobAndIsThenUnknownEverywhere() {
        var runner = github.justInTime("gw-a-0").online();
        github.enqueue();
        runner.take().complete("succeeded");

        var stale = runner.poll();
        assertThat(stale.status()).isEqualTo(200);
        assertThat(stale.text()).isEmpty();
        var poll = runner.poll();
        assertThat(poll.status()).isEqualTo(401);
        assertThat(poll.text()).isEmpty();
        var session = runner.open();
        assertThat(session.status()).isEqualTo(401);
        assertThat(session.text()).isEmpty();
        var exchange = runner.exchange();
        assertThat(exchange.status()).isEqualTo(400);
        assertThat(exchange.header("Content-Type")).startsWith("application/json");
        assertThat(exchange.header("Content-Length")).isNotEmpty();
        assertThat(exchange.text())
                .isEqualTo(
                        "{\"error\":\"invalid_client\",\"error_description\":\"Registration "
                                + runner.clientId
                                + " was not found\"}");
        assertThat(github.jit("gw-a-0").status()).isEqualTo(201);
    }

    @Test
    void aClientThatSkipsTheLeaseLosesTheJob() {
        var runner = github.registered("gw-a-0").online();
        long run = github.enqueue();
        var job = runner.take();

        github.advance(Duration.ofSeconds(914));

        assertThat(github.run(run).text("conclusion")).contains("cancelled");
        assertThat(github.job(run).text("conclusion")).contains("cancelled");
        assertThat(job.renew().status()).isEqualTo(404);
        assertThat(job.renew().text()).isEqualTo(NOT_FOUND);
        assertThat(job.complete("succeeded").status()).isEqualTo(404);
        assertThat(job.complete("succeeded").text()).isEqualTo(NOT_FOUND);
        assertThat(runner.acquire(job.offer()).status()).isEqualTo(404);
        assertThat(runner.acquire(job.offer()).text()).isEqualTo(NOT_FOUND);
        assertThat(github.violations()).isEmpty();
    }

    @Test
    void aClientThatMixesHostsFindsNothingThere() {
        var runner = github.registered("gw-a-0").online();
        github.enqueue();
        var offer = TestRunner.body(runner.poll());
        var id = offer.text("runner_request_id").orElseThrow();
        var shard = offer.text("run_service_url").orElseThrow();

        unserved(runner.acquire(runner.broker, id));
        unserved(get(shard + "message?sessionId=" + runner.session, runner));
        unserved(get(github.simulator.base() + "/session", runner));
        var other = shard.endsWith("/37/") ? "/run/38/" : "/run/37/";
        var wrongShard = runner.acquire(github.simulator.base() + other, id);
        assertThat(wrongShard.status()).isEqualTo(404);
        assertThat(wrongShard.text()).isEqualTo(NOT_FOUND);
        assertThat(github.simulator.calls().totals().unserved()).hasSize(3);
        assertThat(runner.acquire(shard, id).status()).isEqualTo(200);
    }

    private Github.Reply get(String uri, TestRunner runner) {
        return github.send("GET", uri, runner.token, "application/json", "");
    }

    private static void unserved(Github.Reply reply) {
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.header("Content-Type")).startsWith("text/plain");
        assertThat(reply.header("X-Simulator-Unserved")).isEqualTo("1");
        assertThat(reply.text()).isEqualTo("404 page not found");
    }

    @Test
    void anExpiredJwtIsRefusedInGithubsWords() {
        var jwt = github.appJwt(Duration.ofMinutes(-20), Duration.ofSeconds(-1), Github.APP_KEY);

        var reply =
                github.send(
                        "POST",
                        "/app/installations/" + Github.INSTALLATION + "/access_tokens",
                        "Bearer " + jwt,
                        "");

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.text())
                .isEqualTo(
                        "{\"message\":\"'Expiration time' claim ('exp') must be a numeric value"
                                + " representing the future time at which the assertion expires\","
                                + "\"documentation_url\":\"https://docs.github.com/rest\","
                                + "\"status\":\"401\"}");
    }
}
