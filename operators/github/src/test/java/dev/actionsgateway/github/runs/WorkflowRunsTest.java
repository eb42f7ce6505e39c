package dev.actionsgateway.github.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.github.Bench;
import dev.actionsgateway.github.FakeWire;
import dev.actionsgateway.github.wire.Failure.Cause;
import dev.actionsgateway.jobs.RunRef;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WorkflowRunsTest {
    private static final RunRef RUN = new RunRef("acme/widgets", 26_000_000_001L, 1);

    private final Bench bench = new Bench();
    private final WorkflowRuns runs =
            new WorkflowRuns(bench.rest(), URI.create("https://ghes.test/api/v3"));

    @Test
    void aRunIsLookedUp() throws Exception {
        bench.wire.reply(
                200,
                """
                {"id":26000000001,"status":"completed","conclusion":"cancelled","run_attempt":2}
                """);

        var found = (RunLookup.Found) runs.find(RUN, bench.deadline());

        assertThat(found.run().completed()).isTrue();
        assertThat(found.run().cancelled()).isTrue();
        assertThat(found.run().attempt()).isEqualTo(2);
        assertThat(bench.wire.url())
                .isEqualTo("https://ghes.test/api/v3/repos/acme/widgets/actions/runs/26000000001");
        assertThat(bench.wire.authorization()).isEqualTo(FakeWire.bearer("ghs_x"));
        assertThat(bench.wire.calls().getLast().headers())
                .containsEntry("X-GitHub-Api-Version", "2022-11-28");
    }

    @Test
    void aRunThatGoesOnHasNoConclusion() throws Exception {
        bench.wire.reply(200, "{\"id\":1,\"status\":\"in_progress\",\"conclusion\":null}");

        var found = (RunLookup.Found) runs.find(RUN, bench.deadline());

        assertThat(found.run()).isEqualTo(new WorkflowRun(1, 1, "in_progress", Optional.empty()));
    }

    @Test
    void aLookIsTriedThreeTimesAndAnActOnce() throws Exception {
        bench.wire.reply(502, "").fail(Cause.CUT).reply(503, "").fail(Cause.TIMEOUT);

        assertThat(runs.find(RUN, bench.deadline())).isInstanceOf(RunLookup.Failed.class);
        assertThat(bench.wire.calls()).hasSize(3);
        assertThat(runs.cancel(RUN, bench.deadline())).isInstanceOf(RunAction.Failed.class);
        assertThat(bench.wire.calls()).hasSize(4);
    }

    @Test
    void threeRefusalsOfOneStatusAreToldApartByTheirWords() throws Exception {
        for (var words :
                new String[] {
                    "This workflow is already running",
                    "This workflow run cannot be retried",
                    "Resource not accessible by integration",
                    "You have exceeded a secondary rate limit."
                }) {
            bench.wire.reply(403, "{\"message\":\"" + words + "\"}");
        }

        assertThat(rerun()).isInstanceOf(RunAction.StillRunning.class);
        assertThat(rerun()).isInstanceOf(RunAction.NotRetryable.class);
        assertThat(rerun()).isInstanceOf(RunAction.Denied.class);
        assertThat(((RunAction.Failed) rerun()).failure().cause()).isEqualTo(Cause.RATE_LIMITED);
    }

    @Test
    void everyOtherAnswerHasItsName() throws Exception {
        bench.wire
                .reply(201, "{}")
                .reply(202, "{}")
                .reply(409, "{}")
                .reply(404, "{}")
                .reply(418, "");

        assertThat(rerun()).isInstanceOf(RunAction.Accepted.class);
        assertThat(runs.forceCancel(RUN, bench.deadline())).isInstanceOf(RunAction.Accepted.class);
        assertThat(runs.cancel(RUN, bench.deadline())).isInstanceOf(RunAction.AlreadyEnded.class);
        assertThat(rerun()).isInstanceOf(RunAction.NotFound.class);
        assertThat(rerun()).isInstanceOf(RunAction.Failed.class);
        assertThat(bench.wire.url()).endsWith("/runs/26000000001/rerun-failed-jobs");
    }

    @Test
    void aRefusedTokenIsReportedToItsOwner() throws Exception {
        bench.wire.reply(401, "{}");

        var failed = (RunAction.Failed) runs.cancel(RUN, bench.deadline());

        assertThat(failed.failure().cause()).isEqualTo(Cause.UNAUTHORIZED);
        assertThat(bench.refused).hasSize(1);
    }

    @Test
    void withoutATokenNothingIsSent() throws Exception {
        bench.token = Optional.empty();

        var failed = (RunAction.Failed) runs.cancel(RUN, bench.deadline());

        assertThat(failed.failure().cause()).isEqualTo(Cause.UNAUTHORIZED);
        assertThat(bench.wire.calls()).isEmpty();
    }

    @Test
    void aFailureSaysEverythingButSecrets() throws Exception {
        bench.wire.reply(500, Map.of("x-github-request-id", "AB:12"), "ghs_x");

        var failed = (RunAction.Failed) runs.cancel(RUN, bench.deadline());

        assertThat(failed.failure())
                .hasToString(
                        "POST https://ghes.test/api/v3/repos/acme/widgets/actions/runs/"
                                + "26000000001/cancel: server error, status 500, request id AB:12, attempt 1");
    }

    private RunAction rerun() throws InterruptedException {
        return runs.rerunFailed(RUN, bench.deadline());
    }
}
