package dev.actionsgateway.githubsim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actionsgateway.githubsim.json.Fields;
import dev.actionsgateway.githubsim.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Rows M1 to M18: the long poll.
class MessageRowsTest {
    private final Github github = new Github();

    @AfterEach
    void stop() {
        github.close();
    }

    @Test
    void m1AnEmptyPollIsHeldAndAnsweredWithoutABody() {
        github.set("pollHold", "PT0.3S");
        var runner = github.registered("gw-a-0").online();

        long before = System.nanoTime();
        var reply = runner.poll();
        assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(300_000_000L);
        assertThat(reply.status()).isEqualTo(202);
        assertThat(reply.header("Content-Length")).isEqualTo("0");
        assertThat(reply.response().body()).isEmpty();
    }

    @Test
    void m1TheHoldIsFiftySecondsOfTheSimulatorsTime() {
        var runner = github.registered("gw-a-0").online();
        var parked = runner.polling("Online");
        github.awaitParked(runner);

        github.advance(Duration.ofSeconds(49));
        assertThat(parked).isNotDone();
        github.advance(Duration.ofSeconds(1));
        assertThat(TestRunner.result(parked).status()).isEqualTo(202);
    }

    @Test
    void m2AJobReachesAParkedPollAndOnlyWhoFits() {
        var runner = github.registered("gw-a-0").online();
        var parked = runner.polling("Online");
        github.awaitParked(runner);
        github.enqueue(Json.object().add("labels", Json.array().add("other")).build());
        assertThat(parked).isNotDone();

        github.enqueue(Json.object().add("labels", Json.array().add("GW")).build());
        var reply = TestRunner.result(parked);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().text("messageType")).contains("RunnerJobRequest");
        assertThat(reply.json().number("messageId").orElseThrow()).isGreaterThan(1L << 53);
        var body = TestRunner.body(reply);
        assertThat(body.flag("should_acknowledge")).contains(false);
        assertThat(body.text("run_service_url").orElse("")).matches("http://.*/run/[0-9]+/");
        assertThat(body.has("billing_owner_id")).isTrue();
    }

    @Test
    void m2AJobOfAPublicRepositoryWaitsForAGroupThatAdmitsIt() {
        var closed = github.registered("gw-a-0").online();
        var parked = closed.polling("Online");
        github.awaitParked(closed);
        var order = Json.object().add("repository", "open").build();
        github.enqueue(order);
        assertThat(parked).isNotDone();

        var open = github.registered("gw-a-1", "acme", 2, false).online();
        assertThat(open.poll().status()).isEqualTo(200);
    }

    @Test
    void m3AnExpiredTokenIsRefusedAtOnceWithoutABody() {
        var runner = github.registered("gw-a-0").online();
        github.advance(Duration.ofMinutes(50));

        var reply = runner.poll();
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.response().body()).isEmpty();
    }

    @Test
    void m4ASessionThatIsGoneIsNotValid() {
        var runner = github.registered("gw-a-0").online();
        github.control("DELETE", "/sessions/" + runner.session, "");

        var reply = runner.poll();
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.text())
                .isEqualTo(
                        "{\"source\":\"actions-broker-listener\","
                                + "\"errorKind\":\"RunnerSessionInvalid\",\"statusCode\":404,"
                                + "\"errorMessage\":\"Session is not valid\"}");
        assertThat(runner.open().status()).isEqualTo(200);
        github.advance(Duration.ofMinutes(4));
        assertThat(runner.poll().json().text("errorKind")).contains("RunnerSessionInvalid");
    }

    @Test
    void m5ARunnerThatAnAdministratorRemovedIsNotFoundAlsoInTheMiddleOfAPoll() {
        var runner = github.registered("gw-a-0").online();
        var parked = runner.polling("Online");
        github.awaitParked(runner);
        github.rest("DELETE", "/orgs/acme/actions/runners/" + runner.id);

        assertThat(TestRunner.result(parked).json().text("errorKind")).contains("RunnerNotFound");
        assertThat(runner.poll().status()).isEqualTo(404);
        assertThat(runner.poll().json().text("errorKind")).contains("RunnerNotFound");
    }

    @Test
    void m6AConsumedJustInTimeRunnerGetsAnEmptyAnswerThenNone() {
        github.set("staleEmptyPolls", "2");
        var runner = github.justInTime("gw-a-0").online();
        github.enqueue();
        var job = runner.take();

        for (int i = 0; i < 2; i++) {
            var stale = runner.poll();
            assertThat(stale.status()).isEqualTo(200);
            assertThat(stale.response().body()).isEmpty();
        }
        assertThat(runner.poll().status()).isEqualTo(401);
        assertThat(runner.exchange().status()).isEqualTo(400);
        assertThat(listed()).isEqualTo(1);
        job.complete("succeeded");
        assertThat(listed()).isZero();
        assertThat(runner.open().status()).isEqualTo(401);
        assertThat(github.violations()).isEmpty();
    }

    private long listed() {
        return github.rest("GET", "/orgs/acme/actions/runners")
                .json()
                .number("total_count")
                .orElseThrow();
    }

    @Test
    void m7ADeliveryThatNobodyTakesIsRepeatedEverySecond() {
        var runner = github.registered("gw-a-0").online();
        github.enqueue();
        var first = runner.poll();
        var parked = runner.polling("Online");
        github.awaitParked(runner);

        github.advance(Duration.ofSeconds(1));
        var second = TestRunner.result(parked);
        assertThat(TestRunner.body(second).text("runner_request_id"))
                .isEqualTo(TestRunner.body(first).text("runner_request_id"));
        assertThat(second.json().number("messageId"))
                .isNotEqualTo(first.json().number("messageId"));
    }

    @Test
    void m8AClaimWindowThatLapsesGivesTheJobToAnotherUnderANewId() {
        var first = github.registered("gw-a-0").online();
        github.enqueue();
        var lapsed = TestRunner.body(first.poll());
        var second = github.registered("gw-a-1").online();
        var parked = second.polling("Online");
        github.awaitParked(second);
        github.set("pollHold", "PT10M");
        var third = github.registered("gw-a-2").online().polling("Online");

        github.advance(Duration.ofSeconds(45));
        assertThat(parked).isNotDone();
        github.advance(Duration.ofSeconds(75));
        assertThat(first.acquire(lapsed).status()).isEqualTo(404);
        var fresh = TestRunner.body(TestRunner.result(third));
        assertThat(fresh.text("runner_request_id")).isNotEqualTo(lapsed.text("runner_request_id"));
        assertThat(github.violations()).isEmpty();
    }

    @Test
    void m9AnAcknowledgementStopsTheRepeatsButNotTheWindow() {
        var runner = github.registered("gw-a-0").online();
        github.enqueue();
        var offer = TestRunner.body(runner.poll());
        var id = offer.text("runner_request_id").orElseThrow();

        var noted = runner.acknowledge(id);
        assertThat(noted.status()).isEqualTo(200);
        assertThat(noted.text()).isEqualTo("{}");
        var parked = runner.polling("Online");
        github.awaitParked(runner);
        github.advance(Duration.ofSeconds(5));
        assertThat(parked).isNotDone();
        github.advance(Duration.ofMinutes(2));
        assertThat(runner.acquire(offer).status()).isEqualTo(404);
    }

    @Test
    void m10AnAcknowledgementOfSomethingUnknownIsNotFound() {
        var runner = github.registered("gw-a-0").online();

        var reply = runner.acknowledge("2f4e6a80-0000-4000-8000-0000000000aa");
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.json().text("errorKind")).contains("AcknowledgeJobNotFound");
    }

    @Test
    void m11AJobThatFansOutReachesSeveralSessionsUnderOnePlan() {
        var runners =
                new TestRunner[] {
                    github.registered("gw-a-0").online(),
                    github.registered("gw-a-1").online(),
                    github.registered("gw-a-2").online()
                };
        long run = github.enqueue(Json.object().add("fanOut", 2).build());

        var first = runners[0].take();
        var sibling = github.registered("gw-a-3").online();
        github.set("pollHold", "PT0.05S");
        assertThat(sibling.poll().status()).isEqualTo(202);
        assertThat(github.run(run).text("status")).contains("in_progress");
        long second = github.enqueue(Json.object().add("fanOut", 2).build());
        var offers =
                new Fields[] {
                    TestRunner.body(runners[1].poll()), TestRunner.body(runners[2].poll())
                };
        var one = new TestJob(runners[1], offers[0], runners[1].acquire(offers[0]).json());
        var two = new TestJob(runners[2], offers[1], runners[2].acquire(offers[1]).json());
        assertThat(one.planId()).isEqualTo(two.planId());
        assertThat(one.requestId()).isNotEqualTo(two.requestId());
        assertThat(two.renew().status()).isEqualTo(200);
        assertThat(two.complete("skipped").status()).isEqualTo(200);
        assertThat(github.run(second).text("status")).contains("in_progress");
        assertThat(one.complete("succeeded").status()).isEqualTo(204);
        assertThat(first.complete("succeeded").status()).isEqualTo(204);
        assertThat(github.violations()).isEmpty();
    }

    @Test
    void m12ACancelReachesTheSessionThatHasTheJob() {
        var runner = github.registered("gw-a-0").online();
        long run = github.enqueue();
        var job = runner.take();
        var parked = runner.polling("Busy");
        github.awaitParked(runner);

        github.rest("POST", "/repos/acme/widgets/actions/runs/" + run + "/cancel");
        var reply = TestRunner.result(parked);
        assertThat(reply.json().text("messageType")).contains("JobCancellation");
        assertThat(TestRunner.body(reply).object())
                .isEqualTo(
                        Json.object().add("jobId", job.jobId()).add("timeout", "00:05:00").build());
    }

    @Test
    void m13AMessageForAClientThatWentAwayIsNotDelivered() throws IOException {
        var runner = github.registered("gw-a-0").online();
        abandonedPoll(runner);

        github.enqueue();
        var offer = TestRunner.body(runner.poll());
        assertThat(runner.acquire(offer).status()).isEqualTo(200);
        github.set("lostWrite", "lost");
        runner = github.registered("gw-a-1").online();
        abandonedPoll(runner);
        github.enqueue();
        Github.until(() ->
                github.simulator.world().sessions().list().stream()
                        .anyMatch(s -> s.runnerName().equals("gw-a-1") && s.open().isPresent()));
        var parked = runner.polling("Online");
        github.awaitParked(runner);
        github.advance(Duration.ofSeconds(1));
        assertThat(TestRunner.result(parked).status()).isEqualTo(200);
        assertThat(github.violations()).isEmpty();
    }

    private void abandonedPoll(TestRunner runner) throws IOException {
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), github.simulator.base().getPort())) {
            var path =
                    runner.pollUri("Online").substring(github.simulator.base().toString().length());
            var request =
                    "GET %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: %s\r\n\r\n"
                            .formatted(path, runner.token);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            github.awaitParked(runner);
        }
    }

    @Test
    void m14APollCanBeResetOrCutShort() {
        var runner = github.registered("gw-a-0").online();
        // the client tries a GET again by itself, so the fault strikes more than once
        broken(runner, "\"kind\":\"reset\"");
        var cut = "\"kind\":\"cut\",\"status\":200,\"body\":\"{12345678}\"";
        broken(runner, cut + ",\"bodyBytes\":5,\"end\":\"close\"");
        broken(runner, cut + ",\"bodyBytes\":5,\"end\":\"reset\"");
        broken(runner, cut + ",\"bodyBytes\":0,\"end\":\"reset\"");

        github.enqueue();
        assertThat(runner.poll().status()).isEqualTo(200);
    }

    private void broken(TestRunner runner, String kind) {
        fault("{\"path\":\"/broker/message\",\"times\":50," + kind + "}");
        assertThatThrownBy(runner::poll)
                .isInstanceOf(UncheckedIOException.class)
                .hasRootCauseInstanceOf(IOException.class)
                .isNotInstanceOf(HttpTimeoutException.class);
        github.control("DELETE", "/faults", "");
    }

    @Test
    void m15ABlackHoleNeverAnswers() {
        var runner = github.registered("gw-a-0").online();
        fault("{\"path\":\"/broker/message\",\"kind\":\"black-hole\"}");
        var request =
                Github.request("GET", runner.pollUri("Online"), runner.token, "text/plain", "");
        var impatient =
                HttpRequest.newBuilder(request, (_, _) -> true)
                        .timeout(Duration.ofMillis(200))
                        .build();

        assertThatThrownBy(() -> github.http.send(impatient, HttpResponse.BodyHandlers.ofString()))
                .isInstanceOf(HttpTimeoutException.class);
        github.control("DELETE", "/faults", "");
    }

    @Test
    void m16APollCanBeThrottledInEveryForm() {
        var runner = github.registered("gw-a-0").online();
        var forms =
                new String[][] {
                    {"throttled", ""},
                    {"throttled-3s", "3"},
                    {"throttled-fraction", "1.5"},
                    {"throttled-date", "Tue, 04 Mar 2031 10:00:00 GMT"}
                };

        for (var form : forms) {
            fault("{\"path\":\"/broker/**\",\"kind\":\"" + form[0] + "\"}");
            var reply = runner.poll();
            assertThat(reply.status()).isEqualTo(429);
            assertThat(reply.header("Retry-After")).isEqualTo(form[1]);
        }
    }

    @Test
    void m17AnyMessageCanBeSentWordForWord() {
        var runner = github.registered("gw-a-0").online();
        for (var type :
                new String[] {
                    "RunnerRefresh", "ForceTokenRefresh", "RunnerRefreshConfig", "RunnerShutdown"
                }) {
            github.control(
                    "POST",
                    "/sessions/" + runner.session + "/messages",
                    "{\"type\":\"" + type + "\",\"body\":\"{\\\"a\\\":1}\"}");
            var reply = runner.poll();
            assertThat(reply.json().text("messageType")).contains(type);
            assertThat(reply.json().text("body")).contains("{\"a\":1}");
        }
    }

    @Test
    void m18ASecondBrokerServesAMigratedSession() {
        var runner = github.registered("gw-a-0").online();
        var second = github.simulator.base() + "/broker2/";
        github.control(
                "POST",
                "/sessions/" + runner.session + "/messages",
                Json.string(
                        Json.object()
                                .add("type", "BrokerMigration")
                                .add(
                                        "body",
                                        Json.string(
                                                Json.object().add("brokerBaseUrl", second).build()))
                                .build()));
        var base = TestRunner.body(runner.poll()).text("brokerBaseUrl").orElseThrow();
        github.enqueue();

        var reply =
                github.send(
                        "GET",
                        base + "message?sessionId=" + runner.session + "&status=Online",
                        runner.token,
                        "application/json",
                        "");
        assertThat(reply.json().text("messageType")).contains("RunnerJobRequest");
    }

    private void fault(String json) {
        github.control("POST", "/faults", json);
    }
}
