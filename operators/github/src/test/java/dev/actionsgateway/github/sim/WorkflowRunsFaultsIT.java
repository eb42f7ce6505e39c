package dev.actionsgateway.github.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.jobs.RunRef;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What looking at a run, and acting on it, come to when something is wrong with the route.
@Timeout(60)
class WorkflowRunsFaultsIT {
    private static Struck struck;

    @BeforeAll
    static void open() {
        struck = new Struck();
    }

    @AfterAll
    static void close() {
        struck.close();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    -                                 | Found in 1
                    fast clock                        | Found in 1
                    slow clock                        | Found in 1
                    expired installation              | Failed(UNAUTHORIZED) in 1
                    401                               | Failed(UNAUTHORIZED) in 1
                    403                               | Failed(FORBIDDEN) in 1
                    403 after 2                       | Failed(RATE_LIMITED after 2) in 3
                    403 {"message":"API rate limit…"} | Failed(RATE_LIMITED after 60) in 3
                    404                               | NotFound in 1
                    429 after 2                       | Failed(RATE_LIMITED after 2) in 3
                    500                               | Failed(SERVER_ERROR) in 3
                    502                               | Failed(SERVER_ERROR) in 3
                    200                               | Failed(MALFORMED) in 1
                    200 {"id":7}                      | Failed(MALFORMED) in 1
                    reset                             | Failed(CUT) in 3
                    lost                              | Failed(CUT) in 3
                    cut                               | Failed(CUT) in 3
                    black hole                        | Failed(TIMEOUT) in 3
                    trickle                           | Failed(TIMEOUT) in 3
                    """)
    void looking(String fault, String outcome) throws Exception {
        var run = new RunRef("acme/widgets", struck.stage.enqueue().run(), 1);

        assertThat(
                        struck.meets(
                                "GET **/actions/runs/*",
                                fault,
                                () -> struck.stage.runs.find(run, struck.stage.deadline())))
                .isEqualTo(outcome);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    -                                     | StillRunning in 1
                    fast clock                            | StillRunning in 1
                    slow clock                            | StillRunning in 1
                    201 {}                                | Accepted in 1
                    expired installation                  | Failed(UNAUTHORIZED) in 1
                    401                                   | Failed(UNAUTHORIZED) in 1
                    403                                   | Denied(FORBIDDEN) in 1
                    403 {"message":"is already running"}  | StillRunning in 1
                    403 {"message":"cannot be retried"}   | NotRetryable in 1
                    403 after 2                           | Failed(RATE_LIMITED after 2) in 1
                    404                                   | NotFound in 1
                    429 after 2                           | Failed(RATE_LIMITED after 2) in 1
                    500                                   | Failed(SERVER_ERROR) in 1
                    reset                                 | Failed(CUT) in 1
                    lost                                  | Failed(CUT) in 1
                    cut                                   | Failed(CUT) in 1
                    black hole                            | Failed(TIMEOUT) in 1
                    trickle                               | Failed(TIMEOUT) in 1
                    """)
    void runningAgain(String fault, String outcome) throws Exception {
        var run = new RunRef("acme/widgets", struck.stage.enqueue().run(), 1);

        assertThat(
                        struck.meets(
                                "POST **/rerun-failed-jobs",
                                fault,
                                () -> struck.stage.runs.rerunFailed(run, struck.stage.deadline())))
                .isEqualTo(outcome);
    }

    private static final String STOPPING =
            """
            -                    | Accepted in 1
            fast clock           | Accepted in 1
            slow clock           | Accepted in 1
            expired installation | Failed(UNAUTHORIZED) in 1
            401                  | Failed(UNAUTHORIZED) in 1
            403                  | Denied(FORBIDDEN) in 1
            403 after 2          | Failed(RATE_LIMITED after 2) in 1
            404                  | NotFound in 1
            409                  | AlreadyEnded in 1
            429 after 2          | Failed(RATE_LIMITED after 2) in 1
            500                  | Failed(SERVER_ERROR) in 1
            reset                | Failed(CUT) in 1
            lost                 | Failed(CUT) in 1
            cut                  | Failed(CUT) in 1
            black hole           | Failed(TIMEOUT) in 1
            trickle              | Failed(TIMEOUT) in 1
            """;

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = STOPPING)
    void cancelling(String fault, String outcome) throws Exception {
        var run = new RunRef("acme/widgets", struck.stage.enqueue().run(), 1);

        assertThat(
                        struck.meets(
                                "POST **/cancel",
                                fault,
                                () -> struck.stage.runs.cancel(run, struck.stage.deadline())))
                .isEqualTo(outcome);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = STOPPING)
    void forceCancelling(String fault, String outcome) throws Exception {
        var run = new RunRef("acme/widgets", struck.stage.enqueue().run(), 1);

        assertThat(
                        struck.meets(
                                "POST **/force-cancel",
                                fault,
                                () -> struck.stage.runs.forceCancel(run, struck.stage.deadline())))
                .isEqualTo(outcome);
    }
}
