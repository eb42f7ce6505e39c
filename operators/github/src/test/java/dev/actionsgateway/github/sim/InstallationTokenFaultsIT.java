package dev.actionsgateway.github.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.github.auth.AppIdentity;
import dev.actionsgateway.github.auth.GitHubClock;
import dev.actionsgateway.github.auth.GitHubMint;
import dev.actionsgateway.github.auth.InstallationId;
import dev.actionsgateway.github.auth.TestKeys;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the mint says when something is wrong with `POST …/access_tokens`.
@Timeout(60)
class InstallationTokenFaultsIT {
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
                    -           | Minted in 1
                    fast clock  | Minted in 2
                    slow clock  | Minted in 2
                    401         | NotBelieved(UNAUTHORIZED) in 1
                    403         | Suspended(FORBIDDEN) in 1
                    403 after 2 | Failed(RATE_LIMITED after 2) in 1
                    404         | NotInstalled(NOT_FOUND) in 1
                    407         | Failed(PROXY_REFUSED) in 1
                    422         | Failed(UNEXPECTED) in 1
                    429 after 2 | Failed(RATE_LIMITED after 2) in 1
                    500         | Failed(SERVER_ERROR) in 1
                    503 after 9 | Failed(SERVER_ERROR after 9) in 1
                    200         | Failed(MALFORMED) in 1
                    200 <html>  | Failed(MALFORMED) in 1
                    201 {}      | Failed(MALFORMED) in 1
                    302         | Failed(UNEXPECTED) in 1
                    reset       | Failed(CUT) in 1
                    lost        | Failed(CUT) in 1
                    cut         | Failed(CUT) in 1
                    black hole  | Failed(TIMEOUT) in 1
                    trickle     | Failed(TIMEOUT) in 1
                    """)
    void theMint(String fault, String outcome) throws Exception {
        var clock = new GitHubClock(InstantSource.system());
        var mint = new GitHubMint(struck, struck.stage.target.api(), clock);

        assertThat(
                        struck.meets(
                                "POST **/access_tokens",
                                fault,
                                () -> mint.mint(Stage.app(), struck.stage.deadline())))
                .isEqualTo(outcome);
    }

    @ParameterizedTest(name = "installation {1} as {0}: {2}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    12345   | 98765432 | Minted in 1
                    Iv1.app | 98765432 | Minted in 1
                    54321   | 98765432 | NotBelieved(UNAUTHORIZED) in 1
                    12345   | 98765433 | Minted in 1
                    12345   | 98765434 | Suspended(FORBIDDEN) in 1
                    12345   | 1        | NotInstalled(NOT_FOUND) in 1
                    """)
    void anApp(String issuer, long installation, String outcome) throws Exception {
        var app = new AppIdentity(issuer, new InstallationId(installation), TestKeys.PRIVATE);
        var clock = new GitHubClock(InstantSource.system());
        var mint = new GitHubMint(struck, struck.stage.target.api(), clock);

        assertThat(
                        struck.meets(
                                "POST **/access_tokens",
                                "-",
                                () -> mint.mint(app, struck.stage.deadline())))
                .isEqualTo(outcome);
    }
}
