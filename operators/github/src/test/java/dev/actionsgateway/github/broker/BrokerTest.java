package dev.actionsgateway.github.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.github.Bench;
import dev.actionsgateway.github.FakeWire;
import dev.actionsgateway.github.auth.Jwt;
import dev.actionsgateway.github.wire.Failure.Cause;
import dev.actionsgateway.jobs.RequestId;
import dev.actionsgateway.kit.Secret;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrokerTest {
    private static final BrokerToken TOKEN = new BrokerToken(Secret.of("bt"), Duration.ZERO);

    private final Bench bench = new Bench();
    private final Broker broker =
            new Broker(bench.wire, Build.linuxX64("2.336.0"), bench.clock, bench.tries);
    private final Session session =
            new Session(
                    new SessionId("s-1"),
                    Bench.runner(Jwt.Algorithm.RS256).id(),
                    Bench.runner(Jwt.Algorithm.RS256).broker(),
                    Optional.empty());

    @Test
    void aSessionIsOpenedForARegisteredRunner() throws Exception {
        bench.wire.reply(200, "{\"sessionId\":\"s-1\",\"ownerName\":\"me\"}");

        var opened = (Opening.Opened) open();

        assertThat(opened.session()).isEqualTo(session);
        assertThat(bench.wire.url()).isEqualTo("https://broker.test/b/session");
        assertThat(bench.wire.authorization()).isEqualTo(FakeWire.bearer("bt"));
        assertThat(bench.wire.body())
                .isEqualTo(
                        "{\"ownerName\":\"me\",\"agent\":{\"id\":4711,\"name\":\"gw-a-0\","
                                + "\"version\":\"2.336.0\",\"osDescription\":\"Linux\"},"
                                + "\"useFipsEncryption\":false}");
    }

    @Test
    void aSessionWithAKeyThatCannotBeReadIsAFailure() throws Exception {
        bench.wire.reply(
                200,
                "{\"sessionId\":\"s-1\",\"encryptionKey\":{\"encrypted\":true,\"value\":\"AAAA\"}}");

        assertThat(open()).isInstanceOf(Opening.Failed.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    400 | {"source":"actions-broker-listener","errorKind":"RunnerVersionTooOld"} | VersionTooOld
                    403 | {"source":"actions-broker-listener","errorMessage":"Runner version v2 is too old"} | VersionTooOld
                    403 | {"errorKind":"RunnerVersionTooOld"} | AccessDenied
                    401 | {} | TokenRefused
                    404 | {} | RunnerUnknown
                    409 | {} | AlreadyOpen
                    500 | {} | Failed
                    200 | {} | Failed
                    """)
    void everyRefusalOfASessionHasItsName(int status, String body, String name) throws Exception {
        bench.wire.reply(status, body);

        assertThat(open().getClass().getSimpleName()).isEqualTo(name);
    }

    @Test
    void aPollSaysWhatTheRunnerIsDoing() throws Exception {
        bench.wire.reply(202, "");

        assertThat(poll(Occupation.BUSY)).isInstanceOf(Poll.Nothing.class);
        assertThat(bench.wire.url())
                .isEqualTo(
                        "https://broker.test/b/message?architecture=X64&disableUpdate=true"
                                + "&os=Linux&runnerVersion=2.336.0&sessionId=s-1&status=Busy");
    }

    @Test
    void aPollThatRunsOutOfTimeBroughtNothing() throws Exception {
        bench.wire.fail(Cause.TIMEOUT).fail(Cause.CUT);

        assertThat(poll(Occupation.ONLINE)).isInstanceOf(Poll.Nothing.class);
        assertThat(poll(Occupation.ONLINE)).isInstanceOf(Poll.Failed.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    200 | ~~ | Empty
                    200 | {"messageId":1,"messageType":"ForceTokenRefresh"} | Received
                    200 | nonsense | Failed
                    401 | {"source":"actions-broker-listener","errorKind":"RunnerNotFound"} | TokenRefused
                    403 | {} | AccessDenied
                    403 | {"source":"actions-broker-listener","errorKind":"RunnerVersionTooOld"} | VersionTooOld
                    404 | {"source":"actions-broker-listener","errorKind":"RunnerSessionInvalid"} | SessionGone
                    404 | {"source":"actions-broker-listener","errorKind":"RunnerNotFound"} | RunnerGone
                    404 | {"source":"somebody","errorKind":"RunnerNotFound"} | SessionGone
                    410 | gone | SessionGone
                    429 | {} | Failed
                    502 | <html> | Failed
                    """)
    void everyAnswerToAPollHasItsName(int status, String body, String name) throws Exception {
        bench.wire.reply(status, body);

        assertThat(poll(Occupation.ONLINE).getClass().getSimpleName()).isEqualTo(name);
    }

    @Test
    void aReceiptIsGivenOnceAndItsRefusalNamed() throws Exception {
        bench.wire.reply(200, "").fail(Cause.TIMEOUT);
        bench.wire.reply(
                404,
                "{\"source\":\"actions-broker-listener\",\"errorKind\":\"AcknowledgeJobNotFound\"}");

        assertThat(acknowledge()).isInstanceOf(Acknowledgement.Noted.class);
        assertThat(bench.wire.body()).isEqualTo("{\"runnerRequestId\":\"r-1\"}");
        assertThat(acknowledge()).isInstanceOf(Acknowledgement.Failed.class);
        assertThat(acknowledge()).isInstanceOf(Acknowledgement.JobUnknown.class);
    }

    @Test
    void anEndIsTriedThreeTimesAndARefusedTokenIsAnEndToo() throws Exception {
        bench.wire.reply(503, "").fail(Cause.CUT).reply(204, "").reply(401, "");

        assertThat(broker.close(session, TOKEN, bench.deadline()))
                .isInstanceOf(Closing.Closed.class);
        assertThat(bench.wire.calls()).hasSize(3);
        assertThat(broker.close(session, TOKEN, bench.deadline()))
                .isInstanceOf(Closing.Closed.class);
    }

    private Opening open() throws InterruptedException {
        return broker.open(Bench.runner(Jwt.Algorithm.RS256), "me", TOKEN, bench.deadline());
    }

    private Poll poll(Occupation occupation) throws InterruptedException {
        return broker.poll(session, occupation, TOKEN, bench.deadline());
    }

    private Acknowledgement acknowledge() throws InterruptedException {
        return broker.acknowledge(session, new RequestId("r-1"), TOKEN, bench.deadline());
    }
}
