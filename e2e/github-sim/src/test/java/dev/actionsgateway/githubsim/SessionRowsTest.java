package dev.actionsgateway.githubsim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Rows S1 to S4 and D1: sessions.
class SessionRowsTest {
    private final Github github = new Github();

    @AfterEach
    void stop() {
        github.close();
    }

    @Test
    void s1ASessionIsOpenedWithoutAKey() {
        var runner = github.registered("gw-a-0").login();

        var reply = runner.open();
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().text("ownerName")).contains("test");
        assertThat(reply.json().fields("agent").number("id")).contains(runner.id);
        assertThat(reply.json().flag("useFipsEncryption")).contains(false);
        assertThat(reply.json().has("encryptionKey")).isFalse();
        assertThat(
                        github.rest("GET", "/orgs/acme/actions/runners/" + runner.id)
                                .json()
                                .text("status"))
                .contains("online");
    }

    @Test
    void s1TheAgentMustBeTheTokensOwnAndTheTokenABrokerToken() {
        var runner = github.registered("gw-a-0").login();
        var other = github.registered("gw-a-1").login();
        var tokenOfOther = other.token;

        runner.token = tokenOfOther;
        assertThat(runner.open().status()).isEqualTo(404);
        runner.token = "Bearer " + github.token();
        assertThat(runner.open().status()).isEqualTo(401);
    }

    @Test
    void s2ASecondSessionIsAConflictAtOnce() {
        var runner = github.registered("gw-a-0").online();

        var second = runner.open();
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.text())
                .isEqualTo(
                        "{\"source\":\"actions-broker-listener\",\"statusCode\":409,"
                                + "\"errorMessage\":\"A session for this runner already exists.\"}");
        github.advance(Duration.ofMinutes(4));
        assertThat(runner.open().status()).isEqualTo(200);
    }

    @Test
    void s3ATooOldVersionIsToldAtTheSessionOrAtTheMessage() {
        github.set("minimumVersion", "2.300.0");
        var runner = github.registered("gw-a-0").login();

        var refused = runner.open("2.100.0");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().text("errorKind")).contains("RunnerVersionTooOld");
        assertThat(refused.json().text("errorMessage"))
                .contains("Runner version v2.100.0 is too old and cannot receive messages.");
        github.set("tooOldAt", "message");
        assertThat(runner.open("2.100.0").status()).isEqualTo(200);
        var message = runner.poll();
        assertThat(message.status()).isEqualTo(403);
        assertThat(message.json().text("errorKind")).contains("RunnerVersionTooOld");
        assertThat(message.json().number("statusCode")).contains(403L);
    }

    @Test
    void s4AnEmptyVersionIsServed() {
        github.set("minimumVersion", "2.300.0");

        assertThat(github.registered("gw-a-0").login().open("").status()).isEqualTo(200);
    }

    @Test
    void d1TheUndeliveredJobOfADeletedSessionGoesToAnother() {
        var first = github.registered("gw-a-0").online();
        github.enqueue();
        var offer = TestRunner.body(first.poll());
        var second = github.registered("gw-a-1").online();
        var parked = second.polling("Online");
        github.awaitParked(second);

        assertThat(first.end().status()).isEqualTo(204);
        var again = TestRunner.body(TestRunner.result(parked));
        assertThat(again.text("runner_request_id")).isNotEqualTo(offer.text("runner_request_id"));
        assertThat(first.acquire(offer).status()).isEqualTo(404);
        assertThat(second.acquire(again).status()).isEqualTo(200);
        assertThat(github.violations()).isEmpty();
    }
}
