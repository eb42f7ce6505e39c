package dev.actionsgateway.github.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.github.broker.BrokerToken;
import dev.actionsgateway.jobs.Claim;
import dev.actionsgateway.jobs.Completion;
import dev.actionsgateway.jobs.Offer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What claims, renewals and completions come to when something is wrong with the run service.
@Timeout(60)
class RunServiceFaultsIT {
    private static Struck struck;
    private static int runners;
    private BrokerToken token;
    private Offer offer;

    @BeforeAll
    static void open() {
        struck = new Struck();
    }

    @AfterAll
    static void close() {
        struck.close();
    }

    @BeforeEach
    void offered() throws InterruptedException {
        var runner = struck.stage.registered("gw-" + ++runners);
        token = struck.stage.login(runner);
        var session = struck.stage.open(runner, token);
        struck.stage.enqueue();
        offer = struck.stage.offer(session, token);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    -              | Won in 1
                    fast clock     | Won in 1
                    slow clock     | Won in 1
                    expired broker | TokenExpired(NOT_ACTED_ON) in 1
                    401            | TokenExpired(NOT_ACTED_ON) in 1
                    403            | TokenExpired(NOT_ACTED_ON) in 1
                    404            | Refused(GONE) in 1
                    409            | Refused(TAKEN) in 1
                    422            | Refused(NOT_CLAIMABLE) in 1
                    429 after 2    | Unanswered(NOT_ACTED_ON after 2) in 5
                    500            | Unanswered(UNKNOWN) in 5
                    503 after 9    | Unanswered(UNKNOWN after 9) in 5
                    302            | Unanswered(UNKNOWN) in 5
                    200            | Unusable(UNKNOWN) in 1
                    200 {}         | Unusable(UNKNOWN) in 1
                    reset          | Unanswered(UNKNOWN) in 5
                    lost           | Unanswered(UNKNOWN) in 5
                    cut            | Unanswered(UNKNOWN) in 5
                    black hole     | Unanswered(UNKNOWN) in 5
                    trickle        | Unanswered(UNKNOWN) in 5
                    """)
    void aClaim(String fault, String outcome) throws Exception {
        assertThat(
                        struck.meets(
                                "POST **/acquirejob",
                                fault,
                                () ->
                                        struck.stage
                                                .service(token)
                                                .claim(offer, struck.stage.deadline())))
                .isEqualTo(outcome);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    -                         | Renewed in 1
                    fast clock                | Renewed in 1
                    slow clock                | Renewed in 1
                    expired job               | TokenRefused in 1
                    401                       | TokenRefused in 1
                    403                       | Unanswered(NOT_ACTED_ON) in 1
                    404                       | Lost in 1
                    410                       | Lost in 1
                    409                       | Unanswered(UNKNOWN) in 1
                    429 after 2               | Unanswered(NOT_ACTED_ON after 2) in 1
                    500                       | Unanswered(UNKNOWN) in 1
                    200                       | Renewed in 1
                    200 {"lockedUntil":"0001-01-01T00:00:00"} | Renewed in 1
                    reset                     | Unanswered(UNKNOWN) in 1
                    lost                      | Unanswered(UNKNOWN) in 1
                    cut                       | Unanswered(UNKNOWN) in 1
                    black hole                | Unanswered(UNKNOWN) in 1
                    trickle                   | Unanswered(UNKNOWN) in 1
                    """)
    void aRenewal(String fault, String outcome) throws Exception {
        var lease = won().lease();

        assertThat(
                        struck.meets(
                                "POST **/renewjob",
                                fault,
                                () ->
                                        struck.stage
                                                .service(token)
                                                .renew(lease, struck.stage.deadline())))
                .isEqualTo(outcome);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    -           | Taken in 1
                    fast clock  | Taken in 1
                    slow clock  | Taken in 1
                    expired job | TokenRefused in 1
                    401         | TokenRefused in 1
                    403         | Unanswered(NOT_ACTED_ON) in 5
                    404         | Gone in 1
                    410         | Gone in 1
                    429 after 2 | Unanswered(NOT_ACTED_ON after 2) in 5
                    500         | Unanswered(UNKNOWN) in 5
                    reset       | Unanswered(UNKNOWN) in 5
                    lost        | Unanswered(UNKNOWN) in 5
                    cut         | Unanswered(UNKNOWN) in 5
                    black hole  | Unanswered(UNKNOWN) in 5
                    trickle     | Unanswered(UNKNOWN) in 5
                    """)
    void aCompletion(String fault, String outcome) throws Exception {
        var lease = won().lease();
        var end = Completion.failed("no pod", "The worker pod could not be started.");

        assertThat(
                        struck.meets(
                                "POST **/completejob",
                                fault,
                                () ->
                                        struck.stage
                                                .service(token)
                                                .complete(lease, end, struck.stage.deadline())))
                .isEqualTo(outcome);
    }

    private Claim.Won won() throws InterruptedException {
        return struck.stage.won(offer, token);
    }
}
