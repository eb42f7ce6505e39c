package dev.actionsgateway.githubsim;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import dev.actionsgateway.githubsim.auth.RunnerKeys;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Rows O1 to O4: a runner's assertion for a broker token.
class OauthRowsTest {
    private final Github github = new Github();

    @AfterEach
    void stop() {
        github.close();
    }

    @Test
    void bothAlgorithmsAreTakenAndTheLifeIsTold() {
        var runner = github.justInTime("gw-a-0");

        for (var algorithm : new JWSAlgorithm[] {JWSAlgorithm.RS256, JWSAlgorithm.PS256}) {
            var reply = runner.exchange(algorithm, runner.key, Duration.ZERO);
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.json().number("expires_in")).contains(3000L);
            assertThat(reply.json().text("token_type")).contains("Bearer");
        }
    }

    @Test
    void o1ARegistrationIsUnknownUntilItHasPropagated() {
        github.set("registrationDelay", "PT3S");
        var runner = github.registered("gw-a-0");

        var early = runner.exchange();
        assertThat(early.status()).isEqualTo(400);
        assertThat(early.header("Content-Type")).startsWith("application/json");
        assertThat(early.header("Content-Length")).isNotEmpty();
        assertThat(early.text())
                .isEqualTo(
                        "{\"error\":\"invalid_client\",\"error_description\":"
                                + "\"Registration %s was not found\"}".formatted(runner.clientId));
        github.advance(Duration.ofSeconds(3));
        assertThat(runner.exchange().status()).isEqualTo(200);
    }

    @Test
    void o2ARemovedOrConsumedRunnerIsUnknownForGood() {
        var removed = github.registered("gw-a-0");
        var consumed = github.justInTime("gw-a-1");
        github.control("DELETE", "/runners/" + removed.id, "");
        github.control("POST", "/runners/" + consumed.id + "/consume", "");

        for (var runner : new TestRunner[] {removed, consumed}) {
            assertThat(runner.exchange().json().text("error_description"))
                    .contains("Registration " + runner.clientId + " was not found");
        }
    }

    @Test
    void o3AnAssertionOfASkewedClockIsToldTheServersTime() {
        var runner = github.registered("gw-a-0");

        var slow = runner.exchange(JWSAlgorithm.RS256, runner.key, Duration.ofMinutes(-6));
        assertThat(slow.status()).isEqualTo(400);
        assertThat(slow.json().text("error_description").orElse(""))
                .startsWith("The bearer token expired on ")
                .contains("Current server time is ");
        var fast = runner.exchange(JWSAlgorithm.RS256, runner.key, Duration.ofMinutes(6));
        assertThat(fast.json().text("error_description").orElse(""))
                .startsWith("The bearer token is not valid until ")
                .contains("Current server time is ");
        assertThat(runner.exchange(JWSAlgorithm.RS256, runner.key, Duration.ofMinutes(4)).status())
                .isEqualTo(200);
    }

    @Test
    void o4AnAssertionUnderAnotherKeyIsRefused() {
        var runner = github.registered("gw-a-0");

        var reply = runner.exchange(JWSAlgorithm.PS256, RunnerKeys.make(), Duration.ZERO);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text())
                .isEqualTo(
                        "{\"error\":\"invalid_client\",\"error_description\":"
                                + "\"The signature is not valid\"}");
    }
}
