package dev.actionsgateway.githubsim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.githubsim.json.Json;
import java.security.GeneralSecurityException;
import java.security.spec.MGF1ParameterSpec;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What GitHub does where nobody knows, in each of its possible ways.
class ModesTest {
    private final Github github = new Github();

    @AfterEach
    void stop() {
        github.close();
    }

    @Test
    void aJustInTimeRecordCanBeSpentByTheAssignmentAlready() {
        github.set("jitSpent", "assignment");
        var runner = github.justInTime("gw-a-0").online();
        github.enqueue();
        var offer = TestRunner.body(runner.poll());

        assertThat(runner.exchange().status()).isEqualTo(400);
        assertThat(runner.poll().response().body()).isEmpty();
        var job = new TestJob(runner, offer, runner.acquire(offer).json());
        assertThat(job.complete("succeeded").status()).isEqualTo(204);
        assertThat(github.violations()).isEmpty();
    }

    @Test
    void aJustInTimeRecordThatLetsItsAssignmentLapseIsGone() {
        github.set("jitSpent", "assignment");
        var runner = github.justInTime("gw-a-0").online();
        long run = github.enqueue();
        runner.poll();

        github.advance(Duration.ofMinutes(2));
        assertThat(github.simulator.world().runners().list()).isEmpty();
        assertThat(github.registered("gw-a-1").online().poll().status()).isEqualTo(200);
        assertThat(run).isPositive();
        assertThat(github.violations()).isEmpty();
    }

    @Test
    void aJustInTimeRecordCanLiveUntilItsJobHasEnded() {
        github.set("jitSpent", "conclusion");
        github.set("pollHold", "PT0.05S");
        var runner = github.justInTime("gw-a-0").online();
        github.enqueue();
        var job = runner.take();

        assertThat(runner.poll("Busy").status()).isEqualTo(202);
        assertThat(runner.exchange().status()).isEqualTo(200);
        job.complete("succeeded");
        assertThat(runner.poll().response().body()).isEmpty();
        assertThat(runner.poll().status()).isEqualTo(401);
    }

    @Test
    void aRegisteredRecordCanBeRemovedAfterItsJob() {
        github.set("registeredAfterJob", "removed");
        var runner = github.registered("gw-a-0").online();
        github.enqueue();
        runner.take().complete("succeeded");

        assertThat(runner.poll().json().text("errorKind")).contains("RunnerNotFound");
        assertThat(runner.exchange().status()).isEqualTo(400);
    }

    @Test
    void aRegisteredRecordCanGetNewCredentialsAfterItsJob() {
        github.set("registeredAfterJob", "replaced");
        var runner = github.registered("gw-a-0").online();
        github.enqueue();
        runner.take().complete("succeeded");

        assertThat(runner.poll().status()).isEqualTo(401);
        assertThat(runner.exchange().status()).isEqualTo(400);
        assertThat(github.rest("GET", "/orgs/acme/actions/runners/" + runner.id).status())
                .isEqualTo(200);
    }

    @Test
    void anEphemeralRecordIsGoneAfterItsJob() {
        var runner = github.registered("gw-a-0", "acme", 1, true).online();
        github.enqueue();
        runner.take().complete("succeeded");

        assertThat(github.simulator.world().runners().list()).isEmpty();
        assertThat(github.violations()).isEmpty();
    }

    @Test
    void aSessionCanBeRefusedASecondJob() {
        github.set("sessionAfterJob", "refused");
        var runner = github.registered("gw-a-0").online();
        github.enqueue();
        runner.take().complete("succeeded");

        assertThat(runner.poll().json().text("errorKind")).contains("RunnerSessionInvalid");
        assertThat(runner.open().status()).isEqualTo(200);
        github.enqueue();
        assertThat(runner.take().complete("succeeded").status()).isEqualTo(204);
    }

    @Test
    void aBusyPollGetsNoOfferUnlessItMay() {
        github.set("pollHold", "PT0.05S");
        var runner = github.registered("gw-a-0").online();
        github.enqueue();

        assertThat(runner.poll("Busy").status()).isEqualTo(202);
        github.set("busyOffers", "offered");
        assertThat(runner.poll("Busy").json().text("messageType")).contains("RunnerJobRequest");
    }

    @Test
    void aCancelIsSentOnceOrAgainAndAgain() {
        github.set("pollHold", "PT0.05S");
        var runner = github.registered("gw-a-0").online();
        long run = github.enqueue();
        var job = runner.take();
        github.control("POST", "/runs/" + run + "/cancel", "");
        assertThat(runner.poll("Busy").status()).isEqualTo(200);
        assertThat(runner.poll("Busy").status()).isEqualTo(202);
        job.complete("canceled");

        github.set("cancelMessage", "repeated");
        long second = github.enqueue();
        var other = runner.take();
        github.control("POST", "/runs/" + second + "/cancel", "");
        for (int i = 0; i < 3; i++) {
            assertThat(runner.poll("Busy").json().text("messageType")).contains("JobCancellation");
            assertThat(runner.poll("Busy").status()).isEqualTo(202);
            github.advance(Duration.ofSeconds(1));
        }
        other.complete("canceled");
        assertThat(runner.poll("Busy").status()).isEqualTo(202);
    }

    @Test
    void aJobCanBeBoundToTheSessionsOfItsTime() {
        github.set("deliveryTo", "sessions-at-queue-time");
        github.set("pollHold", "PT0.05S");
        var early = github.registered("gw-a-0").online();
        github.enqueue();
        var late = github.registered("gw-a-1").online();

        assertThat(late.poll().status()).isEqualTo(202);
        assertThat(early.poll().status()).isEqualTo(200);
    }

    @Test
    void aDeliveryCanAskToBeAcknowledged() {
        github.set("acknowledge", "asked");
        var runner = github.registered("gw-a-0").online();
        github.enqueue();

        var offer = TestRunner.body(runner.poll());
        assertThat(offer.flag("should_acknowledge")).contains(true);
        var id = offer.text("runner_request_id").orElseThrow();
        assertThat(runner.acknowledge(id).status()).isEqualTo(200);
        assertThat(runner.acquire(offer).status()).isEqualTo(200);
    }

    @Test
    void theCompletionOfAGatewayIsHonouredRefusedOrIgnored() {
        github.set("gatewayCompletion", "unauthorized");
        var runner = github.registered("gw-a-0").online();
        long run = github.enqueue();
        var job = runner.take();
        assertThat(gateway(job).status()).isEqualTo(401);
        github.set("gatewayCompletion", "ignored");
        assertThat(gateway(job).status()).isEqualTo(204);
        assertThat(github.run(run).text("status")).contains("in_progress");
        github.set("gatewayCompletion", "honoured");
        assertThat(gateway(job).status()).isEqualTo(204);
        assertThat(github.run(run).text("conclusion")).contains("failure");
    }

    private static Github.Reply gateway(TestJob job) {
        return job.send(
                "completejob",
                job.token(),
                Json.object()
                        .add("planId", job.planId())
                        .add("jobId", job.jobId())
                        .add("conclusion", "failed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"runner-form", "prefixed-form"})
    void messagesCanBeEncrypted(String form) throws GeneralSecurityException {
        github.set("encryption", form);
        var runner = github.registered("gw-a-0").login();
        var key = runner.open().json().fields("encryptionKey");
        assertThat(key.flag("encrypted")).contains(true);
        var aes = unwrap(runner, key.text("value").orElseThrow());
        github.enqueue();

        var message = runner.poll().json();
        var secret = Base64.getDecoder().decode(message.text("body").orElseThrow());
        var iv =
                form.equals("runner-form")
                        ? Base64.getDecoder().decode(message.text("iv").orElseThrow())
                        : Arrays.copyOf(secret, 16);
        var text =
                form.equals("runner-form") ? secret : Arrays.copyOfRange(secret, 16, secret.length);
        var cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(aes, "AES"), new IvParameterSpec(iv));
        assertThat(Json.read(cipher.doFinal(text)).orElseThrow()).containsKey("runner_request_id");
    }

    private static byte[] unwrap(TestRunner runner, String wrapped)
            throws GeneralSecurityException {
        var rsa = Cipher.getInstance("RSA/ECB/OAEPPadding");
        rsa.init(
                Cipher.DECRYPT_MODE,
                runner.key.getPrivate(),
                new OAEPParameterSpec(
                        "SHA-1", "MGF1", MGF1ParameterSpec.SHA1, PSource.PSpecified.DEFAULT));
        return rsa.doFinal(Base64.getDecoder().decode(wrapped));
    }

    @Test
    void aByteOrderMarkCanStandBeforeTheJson() {
        github.set("byteOrderMark", "true");
        var runner = github.registered("gw-a-0").online();
        github.enqueue();

        var message = runner.poll();
        assertThat(message.response().body()).startsWith(0xEF, 0xBB, 0xBF);
        assertThat(message.json().text("messageType")).contains("RunnerJobRequest");
    }

    @Test
    void aRepositorysRunnerGetsJobsOfItsRepositoryOnly() {
        github.set("pollHold", "PT0.05S");
        var runner = github.registered("gw-r-0", "acme/open", 1, false).online();
        github.enqueue();
        assertThat(runner.poll().status()).isEqualTo(202);

        github.enqueue(Json.object().add("repository", "open").build());
        assertThat(runner.poll().status()).isEqualTo(200);
    }

    @Test
    void anAcquireCanBeRefusedUntilItsDeliveryIsAcknowledged() {
        github.set("unacknowledged", "refused");
        var runner = github.registered("gw-a-0").online();
        github.enqueue();
        var offer = TestRunner.body(runner.poll());

        assertThat(runner.acquire(offer).status()).isEqualTo(404);
        runner.acknowledge(offer.text("runner_request_id").orElse(""));
        assertThat(runner.acquire(offer).status()).isEqualTo(200);
        assertThat(github.violations()).isEmpty();
    }

    @Test
    void aCancelCanBeKeptFromItsRunner() {
        github.set("pollHold", "PT0.05S");
        github.set("cancelMessage", "never");
        var runner = github.registered("gw-a-0").online();
        long run = github.enqueue();
        var job = runner.take();
        github.control("POST", "/runs/" + run + "/cancel", "");

        assertThat(runner.poll("Busy").status()).isEqualTo(202);
        assertThat(job.complete("canceled").status()).isEqualTo(204);
    }

    @Test
    void anAcknowledgementCanSpoilItsDelivery() {
        github.set("receipt", "spoils");
        var runner = github.registered("gw-a-0").online();
        github.enqueue();
        var offer = TestRunner.body(runner.poll());

        runner.acknowledge(offer.text("runner_request_id").orElse(""));
        assertThat(runner.acquire(offer).status()).isEqualTo(404);
        assertThat(runner.acquire(TestRunner.body(runner.poll())).status()).isEqualTo(200);
        assertThat(github.violations()).isEmpty();
    }

    @Test
    void anOnlinePollCanBeOfferedASecondJob() {
        github.set("secondOffer", "offered");
        var runner = github.registered("gw-a-0").online();
        github.enqueue();
        var first = runner.take();
        github.enqueue();

        var second = runner.take();
        assertThat(first.complete("succeeded").status()).isEqualTo(204);
        assertThat(second.complete("succeeded").status()).isEqualTo(204);
        assertThat(github.violations()).isEmpty();
    }

    @Test
    void aLeaseCanBeRenewedAfterItsEnd() {
        github.set("leaseLapse", "tolerated");
        var runner = github.registered("gw-a-0").online();
        github.enqueue();
        var job = runner.take();
        assertThat(job.renew().status()).isEqualTo(200);

        github.advance(Duration.ofMinutes(11));
        assertThat(job.renew().status()).isEqualTo(200);
        assertThat(job.complete("succeeded").status()).isEqualTo(204);
        assertThat(github.violations()).isEmpty();
    }

    @Test
    void aJustInTimeRecordCanOutliveItsJob() {
        github.set("jitSpent", "nothing");
        var runner = github.justInTime("gw-a-0").online();
        github.enqueue();
        runner.take().complete("succeeded");

        github.enqueue();
        assertThat(runner.exchange().status()).isEqualTo(200);
        assertThat(runner.take().complete("succeeded").status()).isEqualTo(204);
        assertThat(github.violations()).isEmpty();
    }

    @Test
    void aSkippedSiblingCanEndTheJobOfAll() {
        github.set("skippedSibling", "job");
        var one = github.registered("gw-a-0").online();
        var other = github.registered("gw-a-1").online();
        github.enqueue(Json.object().add("fanOut", 2).build());
        var offer = TestRunner.body(one.poll());
        var same = TestRunner.body(other.poll());
        var kept = new TestJob(one, offer, one.acquire(offer).json());
        var loser = new TestJob(other, same, other.acquire(same).json());

        assertThat(loser.complete("skipped").status()).isEqualTo(204);
        assertThat(kept.renew().status()).isEqualTo(404);
        assertThat(github.violations()).isEmpty();
    }
}
