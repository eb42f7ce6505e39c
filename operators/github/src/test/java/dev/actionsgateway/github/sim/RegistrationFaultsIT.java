package dev.actionsgateway.github.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.github.register.RunnerSpec.Lifespan;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What becomes of a registration when something is wrong with one of its hops.
@Timeout(60)
class RegistrationFaultsIT {
    /// Hops that only read, or may be repeated: three tries.
    private static final String PATIENT =
            """
            -           | Enrolled in 1
            404         | Denied(NOT_FOUND) in 1
            429 after 2 | Failed(RATE_LIMITED after 2) in 3
            500         | Failed(SERVER_ERROR) in 3
            503 after 9 | Failed(SERVER_ERROR after 9) in 3
            200         | Failed(MALFORMED) in 1
            reset       | Failed(CUT) in 3
            lost        | Failed(CUT) in 3
            cut         | Failed(CUT) in 3
            black hole  | Failed(TIMEOUT) in 3
            trickle     | Failed(TIMEOUT) in 3
            fast clock  | Enrolled in 1
            slow clock  | Enrolled in 1
            """;

    /// Hops that act: one try.
    private static final String ONCE =
            """
            -           | Enrolled in 1
            401         | Failed(UNAUTHORIZED) in 1
            403         | Denied(FORBIDDEN) in 1
            403 after 2 | Failed(RATE_LIMITED after 2) in 1
            404         | Denied(NOT_FOUND) in 1
            422         | Failed(UNEXPECTED) in 1
            429 after 2 | Failed(RATE_LIMITED after 2) in 1
            500         | Failed(SERVER_ERROR) in 1
            200         | Failed(MALFORMED) in 1
            201 {}      | Failed(MALFORMED) in 1
            reset       | Failed(CUT) in 1
            cut         | Failed(CUT) in 1
            lost        | Failed(CUT) in 1
            black hole  | Failed(TIMEOUT) in 1
            trickle     | Failed(TIMEOUT) in 1
            fast clock  | Enrolled in 1
            slow clock  | Enrolled in 1
            """;

    private static Struck struck;
    private static int runners;

    @BeforeAll
    static void open() {
        struck = new Struck();
    }

    @AfterAll
    static void close() {
        struck.close();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = ONCE)
    void theRegistrationToken(String fault, String outcome) throws Exception {
        assertThat(script("POST **/registration-token", fault)).isEqualTo(outcome);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = "expired installation | Failed(UNAUTHORIZED) in 1")
    void theRegistrationTokenWithAnOldToken(String fault, String outcome) throws Exception {
        assertThat(script("POST **/registration-token", fault)).isEqualTo(outcome);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = PATIENT)
    void theTenant(String fault, String outcome) throws Exception {
        assertThat(script("POST **/runner-registration", fault)).isEqualTo(outcome);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    401                       | Failed(UNAUTHORIZED) in 3
                    403                       | Denied(FORBIDDEN) in 3
                    200 {"use_v2_flow":false} | NoBroker in 1
                    """)
    void theTenantOfATokenThatIsTooFresh(String fault, String outcome) throws Exception {
        assertThat(script("POST **/runner-registration", fault)).isEqualTo(outcome);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = PATIENT)
    void theRunnerGroup(String fault, String outcome) throws Exception {
        assertThat(script("GET **/runner-groups", fault)).isEqualTo(outcome);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = PATIENT)
    void theFormerRecord(String fault, String outcome) throws Exception {
        assertThat(script("GET **/actions/runners", fault)).isEqualTo(outcome);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = ONCE)
    void theRecord(String fault, String outcome) throws Exception {
        assertThat(script("POST **/actions/runners/register", fault)).isEqualTo(outcome);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = ONCE)
    void theRecordMadeJustInTime(String fault, String outcome) throws Exception {
        assertThat(jit("POST **/generate-jitconfig", fault)).isEqualTo(outcome);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    expired installation                    | Failed(UNAUTHORIZED) in 0
                    409                                     | Failed(UNEXPECTED) in 2
                    201 {"encoded_jit_config":"bm90aGluZw"} | Failed(MALFORMED) in 1
                    """)
    void theRecordMadeJustInTimeOtherwise(String fault, String outcome) throws Exception {
        assertThat(jit("POST **/generate-jitconfig", fault)).isEqualTo(outcome);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    -                                     | Removed in 1
                    fast clock                            | Removed in 1
                    slow clock                            | Removed in 1
                    expired installation                  | Failed(UNAUTHORIZED) in 1
                    401                                   | Failed(UNAUTHORIZED) in 1
                    403                                   | Failed(FORBIDDEN) in 1
                    404                                   | Absent in 1
                    422 {"message":"it is running a job"} | Busy in 1
                    422                                   | Failed(UNEXPECTED) in 1
                    429 after 2                           | Failed(RATE_LIMITED after 2) in 1
                    500                                   | Failed(SERVER_ERROR) in 1
                    reset                                 | Failed(CUT) in 1
                    lost                                  | Failed(CUT) in 1
                    cut                                   | Failed(CUT) in 1
                    black hole                            | Failed(TIMEOUT) in 1
                    trickle                               | Failed(TIMEOUT) in 1
                    """)
    void theRemoval(String fault, String outcome) throws Exception {
        var id = struck.stage.registered("gw-" + ++runners).id();

        assertThat(
                        struck.meets(
                                "DELETE **/actions/runners/*",
                                fault,
                                () -> struck.stage.records.remove(id, struck.stage.deadline())))
                .isEqualTo(outcome);
    }

    private static String script(String route, String fault) throws InterruptedException {
        var spec = Stage.spec("gw-" + ++runners, Lifespan.MANY_JOBS);
        return struck.meets(
                route, fault, () -> struck.stage.script().enrol(spec, struck.stage.deadline()));
    }

    private static String jit(String route, String fault) throws InterruptedException {
        var spec = Stage.spec("gw-" + ++runners, Lifespan.ONE_JOB);
        return struck.meets(
                route, fault, () -> struck.stage.jit().enrol(spec, struck.stage.deadline()));
    }
}
