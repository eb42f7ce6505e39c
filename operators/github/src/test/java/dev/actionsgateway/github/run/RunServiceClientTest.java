package dev.actionsgateway.github.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.github.Bench;
import dev.actionsgateway.github.FakeWire;
import dev.actionsgateway.github.broker.BrokerToken;
import dev.actionsgateway.github.wire.Failure.Cause;
import dev.actionsgateway.jobs.BillingOwner;
import dev.actionsgateway.jobs.Claim;
import dev.actionsgateway.jobs.Claim.Refusal;
import dev.actionsgateway.jobs.Completed;
import dev.actionsgateway.jobs.Completion;
import dev.actionsgateway.jobs.JobId;
import dev.actionsgateway.jobs.JobKey;
import dev.actionsgateway.jobs.JobToken;
import dev.actionsgateway.jobs.Lease;
import dev.actionsgateway.jobs.Offer;
import dev.actionsgateway.jobs.Offer.Receipt;
import dev.actionsgateway.jobs.PlanId;
import dev.actionsgateway.jobs.Renewal;
import dev.actionsgateway.jobs.RequestId;
import dev.actionsgateway.jobs.RunRef;
import dev.actionsgateway.jobs.RunServiceUrl;
import dev.actionsgateway.jobs.Trouble.Reach;
import dev.actionsgateway.kit.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunServiceClientTest {
    private static final Offer OFFER =
            new Offer(
                    new RequestId("r-1"),
                    new RunServiceUrl("https://run.test/38/"),
                    Optional.of(new BillingOwner("O_1")),
                    Receipt.NOT_WANTED);
    private static final String PAYLOAD =
            """
            \uFEFF{"steps":[{"id":"1","inputs":{"type":2,"map":[{"Key":"a","Value":[[]]}]}}],
             "lockedUntil":"0001-01-01T00:00:00","requestId":0,
             "plan":{"planId":"p-1","version":0},"jobId":"j-1","jobDisplayName":"build (1)",
             "resources":{"endpoints":[{"name":"other"},{"name":"systemvssconnection",
               "authorization":{"parameters":{"accesstoken":"jt"},"scheme":"OAuth"}}]},
             "contextData":{"matrix":null,"needs":{"t":2,"d":[]},"github":{"t":2,"d":[
               {"k":"event","v":{"t":2,"d":[{"k":"run_id","v":"666"}]}},
               {"k":"repository","v":"acme/widgets"},{"k":"ref_protected","v":false},
               {"k":"run_id","v":"26000000001"},{"k":"run_attempt","v":"2"}]},"inputs":{"t":2}}}
            """;

    private final Bench bench = new Bench();
    private final RunServiceClient service =
            new RunServiceClient(
                    bench.wire,
                    () -> new BrokerToken(Secret.of("bt"), Duration.ZERO),
                    "Linux",
                    bench.clock,
                    bench.tries);

    @Test
    void aClaimIsMadeWithTheRequestIdAndTheRunnersToken() throws Exception {
        bench.wire.reply(200, PAYLOAD);

        var won = (Claim.Won) claim();

        assertThat(bench.wire.url()).isEqualTo("https://run.test/38/acquirejob");
        assertThat(bench.wire.authorization()).isEqualTo(FakeWire.bearer("bt"));
        assertThat(bench.wire.body())
                .isEqualTo(
                        "{\"jobMessageId\":\"r-1\",\"runnerOS\":\"Linux\",\"billingOwnerId\":\"O_1\"}");
        assertThat(won.lease().key()).isEqualTo(new JobKey(new PlanId("p-1"), new JobId("j-1")));
        assertThat(won.lease().token().secret().reveal()).isEqualTo("jt");
        assertThat(won.job().displayName()).isEqualTo("build (1)");
        assertThat(won.job().run()).contains(new RunRef("acme/widgets", 26_000_000_001L, 2));
        assertThat(won.payload().reveal())
                .isEqualTo(PAYLOAD.substring(1).getBytes(StandardCharsets.UTF_8));
        assertThat(won.toString()).doesNotContain("jt");
    }

    @Test
    void aRefusalIsFinal() throws Exception {
        bench.wire.reply(404, "{}").reply(409, "{}").reply(422, "{}").reply(401, "{}");

        assertThat(claim()).isEqualTo(new Claim.Refused(Refusal.GONE));
        assertThat(claim()).isEqualTo(new Claim.Refused(Refusal.TAKEN));
        assertThat(claim()).isEqualTo(new Claim.Refused(Refusal.NOT_CLAIMABLE));
        assertThat(claim()).isEqualTo(new Claim.TokenExpired(Reach.NOT_ACTED_ON));
        assertThat(bench.waits).isEmpty();
    }

    @Test
    void aClaimWithoutAnAnswerIsMadeAgainFiveToFifteenSecondsLater() throws Exception {
        bench.wire.fail(Cause.CUT).reply(503, "").reply(200, PAYLOAD);

        assertThat(claim()).isInstanceOf(Claim.Won.class);
        assertThat(bench.waits)
                .hasSize(2)
                .allSatisfy(w ->
                        assertThat(w).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(15)));
    }

    @Test
    void aClaimIsGivenUpAfterFiveTries() throws Exception {
        for (int i = 0; i < 5; i++) {
            bench.wire.fail(Cause.TIMEOUT);
        }

        var claim = (Claim.Unanswered) claim();

        assertThat(claim.trouble().what()).endsWith("attempt 5");
    }

    @Test
    void aRefusalAfterALostAnswerIsDoubtful() throws Exception {
        bench.wire.fail(Cause.CUT).reply(409, "{}");

        assertThat(claim()).isEqualTo(new Claim.Doubtful(Refusal.TAKEN));
    }

    @Test
    void whateverComesAfterALostAnswerLeavesItOpenWhetherTheJobIsOurs() throws Exception {
        bench.wire.fail(Cause.CUT);
        for (int i = 0; i < 4; i++) {
            bench.wire.fail(Cause.UNREACHABLE);
        }
        bench.wire.fail(Cause.TIMEOUT).reply(401, "{}");

        var unanswered = (Claim.Unanswered) claim();
        var expired = claim();

        assertThat(unanswered.trouble().reach()).isEqualTo(Reach.UNKNOWN);
        assertThat(unanswered.trouble().what()).endsWith("attempt 5");
        assertThat(expired).isEqualTo(new Claim.TokenExpired(Reach.UNKNOWN));
    }

    @Test
    void aClaimThatNeverArrivedIsNotOurs() throws Exception {
        for (int i = 0; i < 5; i++) {
            bench.wire.fail(Cause.UNREACHABLE);
        }

        assertThat(((Claim.Unanswered) claim()).trouble().reach()).isEqualTo(Reach.NOT_ACTED_ON);
    }

    @Test
    void aRefusalAfterATryThatNeverArrivedIsPlain() throws Exception {
        bench.wire.fail(Cause.UNREACHABLE).reply(429, "").reply(409, "{}");

        assertThat(claim()).isEqualTo(new Claim.Refused(Refusal.TAKEN));
    }

    @Test
    void aPayloadWithoutWhatALeaseNeedsIsUnusable() throws Exception {
        for (var broken :
                new String[] {
                    "{}",
                    "[]",
                    "nonsense",
                    PAYLOAD.replace("p-1", ""),
                    PAYLOAD.replace("\"jobId\"", "\"other\""),
                    PAYLOAD.replace("systemvssconnection", "x"),
                    PAYLOAD.substring(0, PAYLOAD.length() - 10),
                    "{\"a\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}"
                }) {
            bench.wire.reply(200, broken);
            assertThat(claim()).as(broken).isInstanceOf(Claim.Unusable.class);
        }
    }

    @Test
    void aPayloadWithoutItsRunIsStillAJob() throws Exception {
        bench.wire.reply(200, PAYLOAD.replace("contextData", "somethingElse"));

        assertThat(((Claim.Won) claim()).job().run()).isEmpty();
    }

    @Test
    void aLeaseIsRenewedWithTheJobsTokenAndId() throws Exception {
        bench.wire.reply(200, "{\"lockedUntil\":\"2031-03-04T10:10:00.0000000Z\"}").reply(200, "");

        assertThat(renew()).isEqualTo(new Renewal.Renewed(Instant.parse("2031-03-04T10:10:00Z")));
        assertThat(bench.wire.url()).isEqualTo("https://run.test/38/renewjob");
        assertThat(bench.wire.authorization()).isEqualTo(FakeWire.bearer("jt"));
        assertThat(bench.wire.body()).isEqualTo("{\"planId\":\"p-1\",\"jobId\":\"j-1\"}");
        assertThat(renew()).isEqualTo(new Renewal.Renewed(Bench.NOW.plusSeconds(600)));
    }

    @Test
    void everyOtherAnswerToARenewalHasItsName() throws Exception {
        bench.wire.reply(401, "{}").reply(404, "{}").reply(410, "").fail(Cause.TIMEOUT);
        bench.wire.reply(429, Map.of("Retry-After", "7"), "");

        assertThat(renew()).isEqualTo(new Renewal.TokenRefused());
        assertThat(renew()).isEqualTo(new Renewal.Lost());
        assertThat(renew()).isEqualTo(new Renewal.Lost());
        assertThat(renew()).isInstanceOf(Renewal.Unanswered.class);
        assertThat(((Renewal.Unanswered) renew()).trouble().asked().delay())
                .isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void aConclusionIsSaidWithItsReason() throws Exception {
        bench.wire.reply(204, "");

        assertThat(complete()).isEqualTo(new Completed.Taken());
        assertThat(bench.wire.url()).isEqualTo("https://run.test/38/completejob");
        assertThat(bench.wire.body())
                .isEqualTo(
                        "{\"planId\":\"p-1\",\"jobId\":\"j-1\",\"conclusion\":\"failed\","
                                + "\"annotations\":[{\"level\":\"FAILURE\",\"title\":\"No worker\","
                                + "\"message\":\"The image cannot be pulled.\",\"isInfrastructureIssue\":true}]}");
    }

    @Test
    void aConclusionIsTriedAgainUnlessItIsRefused() throws Exception {
        bench.wire.reply(500, "").fail(Cause.CUT).reply(404, "").reply(401, "");

        assertThat(complete()).isEqualTo(new Completed.Gone());
        assertThat(complete()).isEqualTo(new Completed.TokenRefused());
    }

    private Claim claim() throws InterruptedException {
        return service.claim(OFFER, bench.deadline());
    }

    private Renewal renew() throws InterruptedException {
        return service.renew(lease(), bench.deadline());
    }

    private Completed complete() throws InterruptedException {
        return service.complete(
                lease(),
                Completion.failed("No worker", "The image cannot be pulled."),
                bench.deadline());
    }

    private static Lease lease() {
        return new Lease(
                new JobKey(new PlanId("p-1"), new JobId("j-1")),
                OFFER.request(),
                OFFER.runService(),
                new JobToken(Secret.of("jt")),
                Optional.empty());
    }
}
