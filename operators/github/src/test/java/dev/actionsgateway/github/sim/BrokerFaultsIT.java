package dev.actionsgateway.github.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.github.auth.GitHubClock;
import dev.actionsgateway.github.broker.BrokerToken;
import dev.actionsgateway.github.broker.Occupation;
import dev.actionsgateway.github.broker.Session;
import dev.actionsgateway.github.broker.TokenService;
import dev.actionsgateway.github.register.RunnerCredentials;
import dev.actionsgateway.jobs.RequestId;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a runner's token, its session and its messages come to when something is wrong.
@Timeout(60)
class BrokerFaultsIT {
    private static Struck struck;
    private static int runners;
    private RunnerCredentials runner;
    private BrokerToken token;

    @BeforeAll
    static void open() {
        struck = new Struck();
    }

    @AfterAll
    static void close() {
        struck.close();
    }

    @BeforeEach
    void register() throws InterruptedException {
        runner = struck.stage.registered("gw-" + ++runners);
        token = struck.stage.login(runner);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    -                                | Granted in 1
                    fast clock                       | Granted in 2
                    slow clock                       | Granted in 2
                    400 {"error":"invalid_client"}   | RunnerUnknown(UNEXPECTED) in 1
                    401                              | RunnerUnknown(UNAUTHORIZED) in 1
                    400 {"error":"invalid_request"}  | Refused(UNEXPECTED) in 1
                    400 {"error":"server_error"}     | Failed(SERVER_ERROR) in 5
                    400                              | Refused(UNEXPECTED) in 1
                    404                              | Refused(NOT_FOUND) in 1
                    429 after 2                      | Failed(RATE_LIMITED after 2) in 5
                    500                              | Failed(SERVER_ERROR) in 5
                    503                              | Failed(SERVER_ERROR) in 5
                    200                              | Failed(MALFORMED) in 1
                    200 {"access_token":""}          | Failed(MALFORMED) in 1
                    reset                            | Failed(CUT) in 5
                    lost                             | Failed(CUT) in 5
                    cut                              | Failed(CUT) in 5
                    black hole                       | Failed(TIMEOUT) in 5
                    trickle                          | Failed(TIMEOUT) in 5
                    """)
    void theToken(String fault, String outcome) throws Exception {
        var clock = new GitHubClock(InstantSource.system());
        var service = new TokenService(struck, clock, struck.stage.tries);

        assertThat(
                        struck.meets(
                                "POST **/oauth/token",
                                fault,
                                () -> service.exchange(runner, struck.stage.deadline())))
                .isEqualTo(outcome);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    -              | Opened in 1
                    fast clock     | Opened in 1
                    slow clock     | Opened in 1
                    expired broker | TokenRefused(UNAUTHORIZED) in 1
                    400            | Failed(UNEXPECTED) in 1
                    400 {"source":"actions-broker-listener","errorMessage":"version 1 is too old"} | VersionTooOld(UNEXPECTED) in 1
                    401            | TokenRefused(UNAUTHORIZED) in 1
                    403            | AccessDenied(FORBIDDEN) in 1
                    404            | RunnerUnknown(NOT_FOUND) in 1
                    409            | AlreadyOpen in 1
                    429 after 2    | Failed(RATE_LIMITED after 2) in 1
                    500            | Failed(SERVER_ERROR) in 1
                    200            | Failed(MALFORMED) in 1
                    200 {"sessionId":"1","encryptionKey":{"encrypted":true,"value":"AAAA"}} | Failed(MALFORMED) in 1
                    reset          | Failed(CUT) in 1
                    lost           | Failed(CUT) in 1
                    cut            | Failed(CUT) in 1
                    black hole     | Failed(TIMEOUT) in 1
                    trickle        | Failed(TIMEOUT) in 1
                    """)
    void aSession(String fault, String outcome) throws Exception {
        assertThat(
                        struck.meets(
                                "POST **/session",
                                fault,
                                () ->
                                        struck.stage.broker.open(
                                                runner, "test", token, struck.stage.deadline())))
                .isEqualTo(outcome);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    -              | Received in 1
                    fast clock     | Received in 1
                    slow clock     | Received in 1
                    expired broker | TokenRefused(UNAUTHORIZED) in 1
                    200            | Empty in 1
                    200 {}         | Failed(MALFORMED) in 1
                    202            | Nothing in 1
                    401            | TokenRefused(UNAUTHORIZED) in 1
                    403            | AccessDenied(FORBIDDEN) in 1
                    403 {"source":"actions-broker-listener","errorKind":"RunnerVersionTooOld"} | VersionTooOld(FORBIDDEN) in 1
                    403 {"source":"somebody else","errorKind":"RunnerVersionTooOld"} | AccessDenied(FORBIDDEN) in 1
                    404            | SessionGone(NOT_FOUND) in 1
                    404 {"source":"actions-broker-listener","errorKind":"RunnerSessionInvalid"} | SessionGone(NOT_FOUND) in 1
                    404 {"source":"actions-broker-listener","errorKind":"RunnerNotFound"} | RunnerGone(NOT_FOUND) in 1
                    410            | SessionGone(NOT_FOUND) in 1
                    429 after 2    | Failed(RATE_LIMITED after 2) in 1
                    500            | Failed(SERVER_ERROR) in 1
                    reset          | Failed(CUT) in 1
                    cut            | Failed(CUT) in 1
                    black hole     | Nothing in 1
                    trickle        | Nothing in 1
                    """)
    void aPoll(String fault, String outcome) throws Exception {
        var session = struck.stage.open(runner, token);
        struck.stage.enqueue();

        assertThat(
                        struck.meets(
                                "GET **/message",
                                fault,
                                () ->
                                        struck.stage.broker.poll(
                                                session,
                                                Occupation.ONLINE,
                                                token,
                                                struck.stage.deadline())))
                .isEqualTo(outcome);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    -              | Noted in 1
                    fast clock     | Noted in 1
                    slow clock     | Noted in 1
                    expired broker | Failed(UNAUTHORIZED) in 1
                    401            | Failed(UNAUTHORIZED) in 1
                    404            | Failed(NOT_FOUND) in 1
                    404 {"source":"actions-broker-listener","errorKind":"AcknowledgeJobNotFound"} | JobUnknown in 1
                    404 {"source":"actions-broker-listener","errorKind":"RunnerNotFound"} | RunnerUnknown in 1
                    429 after 2    | Failed(RATE_LIMITED after 2) in 1
                    500            | Failed(SERVER_ERROR) in 1
                    reset          | Failed(CUT) in 1
                    lost           | Failed(CUT) in 1
                    cut            | Failed(CUT) in 1
                    black hole     | Failed(TIMEOUT) in 1
                    trickle        | Failed(TIMEOUT) in 1
                    """)
    void aReceipt(String fault, String outcome) throws Exception {
        var session = struck.stage.open(runner, token);
        struck.stage.enqueue();
        var offer = struck.stage.offer(session, token);

        assertThat(
                        struck.meets(
                                "POST **/acknowledge",
                                fault,
                                () -> acknowledge(session, offer.request())))
                .isEqualTo(outcome);
    }

    private Object acknowledge(Session session, RequestId request) throws InterruptedException {
        return struck.stage.broker.acknowledge(session, request, token, struck.stage.deadline());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    -              | Closed in 1
                    fast clock     | Closed in 1
                    slow clock     | Closed in 1
                    expired broker | Closed in 1
                    401            | Closed in 1
                    403            | Failed(FORBIDDEN) in 1
                    404            | Closed in 1
                    429 after 2    | Failed(RATE_LIMITED after 2) in 3
                    500            | Failed(SERVER_ERROR) in 3
                    reset          | Failed(CUT) in 3
                    lost           | Failed(CUT) in 3
                    cut            | Failed(CUT) in 3
                    black hole     | Failed(TIMEOUT) in 3
                    trickle        | Failed(TIMEOUT) in 3
                    """)
    void theEnd(String fault, String outcome) throws Exception {
        var session = struck.stage.open(runner, token);

        assertThat(
                        struck.meets(
                                "DELETE **/session",
                                fault,
                                () ->
                                        struck.stage.broker.close(
                                                session, token, struck.stage.deadline())))
                .isEqualTo(outcome);
    }
}
