package dev.actionsgateway.workersim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// How long a worker tries to tell the conclusion, and what it does when nobody takes it.
class CompletionTest extends WithGitHub {
    private static final String NOT_FOUND =
            "{\"source\":\"actions-run-service\",\"statusCode\":404,\"errorMessage\":\"Job not found\"}";

    private JobJson oneStep() {
        return job().script("one", "true");
    }

    @Test
    void aBrokenServiceIsAskedAgain() throws Exception {
        github.complete(500, "");
        github.complete(503, "");

        assertThat(worker.run(oneStep())).isEqualTo(100);
        assertThat(github.calls("completejob")).hasSize(3);
    }

    @Test
    void anUnauthorizedCallIsNotTriedAgainAndCrashesTheWorker() throws Exception {
        github.complete(401, "");

        assertThat(worker.run(oneStep())).isEqualTo(1);
        assertThat(github.calls("completejob")).hasSize(1);
        assertThat(worker.out()).contains("completejob was not taken: status 401");
    }

    @Test
    void aJobThatTheBodySaysIsUnknownIsNotTriedAgain() throws Exception {
        github.complete(404, NOT_FOUND);

        assertThat(worker.run(oneStep())).isEqualTo(1);
        assertThat(github.calls("completejob")).hasSize(1);
    }

    @Test
    void a404WithoutThatBodyIsTriedFiveTimesFive() throws Exception {
        for (int i = 0; i < 30; i++) {
            github.complete(404, "404 page not found");
        }

        assertThat(worker.run(oneStep())).isEqualTo(1);
        assertThat(github.calls("completejob")).hasSize(25);
    }

    @Test
    void aFaultOfTheJobChangesWhatIsTold() throws Exception {
        worker.run(oneStep().variable(Faults.NAME, "no-conclusion,wrong-job-id,complete-twice"));

        assertThat(github.calls("completejob")).hasSize(2);
        assertThat(github.completion()).containsKey("result").doesNotContainKey("conclusion");
        assertThat(github.completion().getString("jobId")).isNotEqualTo("job-1");
    }

    @Test
    void withoutTheResultsServiceOnlyTheConclusionIsTold() throws Exception {
        assertThat(worker.run(oneStep().variable("system.github.results_endpoint", "")))
                .isEqualTo(100);
        assertThat(github.calls())
                .extracting(FakeGitHub.Call::path)
                .containsOnly("/run/completejob");
    }

    @Test
    void whatTheJobNamesIsLookedAtWithoutAToken() throws Exception {
        worker.run(
                oneStep().endpointData("ConnectivityChecks", "[\"" + github.base() + "health\"]"));

        InJvm.await(() -> !github.calls("/health").isEmpty());
        assertThat(github.calls("/health").getFirst().authorization()).isEmpty();
    }
}
