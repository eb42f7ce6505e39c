package dev.actionsgateway.github.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.github.Bench;
import dev.actionsgateway.github.rest.Target;
import dev.actionsgateway.jobs.RunRef;
import org.junit.jupiter.api.Test;

class RunnerSearchTest {
    private static final String RUNS =
            """
            {"total_count":2,"workflow_runs":[{"id":70,"run_attempt":1},{"id":71,"run_attempt":2}]}
            """;
    private static final String OTHERS =
            """
            {"total_count":2,"jobs":[{"name":"a","status":"queued","runner_name":null},
             {"name":"b","status":"in_progress","runner_name":"another"}]}
            """;
    private static final String OURS =
            """
            {"total_count":2,"jobs":[{"name":"c","status":"completed","runner_name":"ours"},
             {"name":"d","status":"in_progress","runner_name":"ours"}]}
            """;

    private final Bench bench = new Bench();

    private RunnerSearch search(String address) {
        return new RunnerSearch(bench.rest(), Target.parse(address));
    }

    @Test
    void findsTheRunWhoseJobTheRunnerRuns() throws InterruptedException {
        bench.wire.reply(200, RUNS).reply(200, OTHERS).reply(200, OURS);

        var found = search("https://github.com/acme/widgets").of("ours", bench.deadline());

        assertThat(found).contains(new RunnerSearch.Found(new RunRef("acme/widgets", 71, 2), "d"));
        assertThat(bench.wire.calls().getFirst().url().toString())
                .startsWith("https://api.github.com/repos/acme/widgets/actions/runs?")
                .contains("status=in_progress");
    }

    @Test
    void anOrganisationIsNotLookedThrough() throws InterruptedException {
        assertThat(search("https://github.com/acme").of("ours", bench.deadline())).isEmpty();
        assertThat(bench.wire.calls()).isEmpty();
    }

    @Test
    void whatGitHubDoesNotSayIsNotFound() throws InterruptedException {
        bench.wire.reply(403, "{\"message\":\"no\"}");

        assertThat(search("https://github.com/acme/widgets").of("ours", bench.deadline()))
                .isEmpty();
    }
}
