package dev.actionsgateway.githubsim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.githubsim.settings.Modes.JitSpent;
import org.junit.jupiter.api.Test;

class FirstJobTest {
    @Test
    void aRegisteredRunnerTakesAJobAndEndsItAndItsSessionIsPolledAgain() {
        try (var github = new Github()) {
            var runner = github.registered("gw-a-0").online();
            var parked = runner.polling("Online");
            long run = github.enqueue();
            var offer = TestRunner.body(TestRunner.result(parked));
            var job = new TestJob(runner, offer, runner.acquire(offer).json());

            assertThat(github.run(run).text("status")).contains("in_progress");
            assertThat(job.renew().status()).isEqualTo(200);
            assertThat(job.complete("succeeded").status()).isEqualTo(204);
            assertThat(github.run(run).text("conclusion")).contains("success");
            long second = github.enqueue();
            assertThat(runner.take().complete("failed").status()).isEqualTo(204);
            assertThat(github.run(second).text("conclusion")).contains("failure");
            assertThat(github.simulator.world().invariants().violations()).isEmpty();
        }
    }

    @Test
    void aJustInTimeRunnerTakesOneJob() {
        try (var github = new Github()) {
            github.set("jitSpent", JitSpent.CONCLUSION.name());
            var runner = github.justInTime("gw-a-0").online();
            long run = github.enqueue();
            var job = runner.take();

            assertThat(job.renew().status()).isEqualTo(200);
            assertThat(job.complete("succeeded").status()).isEqualTo(204);
            assertThat(github.run(run).text("conclusion")).contains("success");
            assertThat(
                            github.rest("GET", "/orgs/acme/actions/runners")
                                    .json()
                                    .number("total_count"))
                    .contains(0L);
            assertThat(github.simulator.world().invariants().violations()).isEmpty();
        }
    }
}
