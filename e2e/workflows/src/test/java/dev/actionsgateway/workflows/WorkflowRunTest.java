package dev.actionsgateway.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkflowRunTest {

    private static final String CHAIN =
            Workflows.jobs(
                    """
                    a: {runs-on: x, steps: [{run: x}]}
                    b: {needs: a, runs-on: x, steps: [{run: x}]}
                    c: {needs: b, if: always(), runs-on: x, steps: [{run: x}]}
                    d: {needs: c, runs-on: x, steps: [{run: x}]}
                    e: {needs: [b], if: failure(), runs-on: x, steps: [{run: x}]}
                    """);

    private static final String MATRIX =
            Workflows.jobs(
                    """
                    m:
                      runs-on: [self-hosted, '${{ matrix.os }}']
                      strategy: {max-parallel: 2, matrix: {os: [u, w, m], node: [20]}}
                      steps: [{run: x}]
                    after: {needs: m, if: '!cancelled()', runs-on: x, steps: [{run: x}]}
                    """);

    @Test
    void jobsBecomeReadyWhenTheirNeedsHaveSucceeded() {
        WorkflowRun run = Workflows.begin(CHAIN);
        assertThat(names(run)).containsExactly("a");

        run = end(run, "a", Conclusion.SUCCESS);
        assertThat(names(run)).containsExactly("b");

        run = end(run, "b", Conclusion.SUCCESS);
        assertThat(names(run)).containsExactly("c");
        assertThat(state(run, "e")).isEqualTo(new JobState.Skipped());

        run = end(end(run, "c", Conclusion.SUCCESS), "d", Conclusion.SUCCESS);
        assertThat(run.conclusion()).contains(Conclusion.SUCCESS);
    }

    @Test
    void afterAFailureOnlyThoseRunThatAskForIt() {
        WorkflowRun run = end(Workflows.begin(CHAIN), "a", Conclusion.FAILURE);
        assertThat(state(run, "b")).isEqualTo(new JobState.Skipped());
        assertThat(names(run)).containsExactly("c", "e");

        run = end(end(run, "c", Conclusion.SUCCESS), "e", Conclusion.SUCCESS);

        // c has succeeded, but a before it has not.
        assertThat(state(run, "d")).isEqualTo(new JobState.Skipped());
        assertThat(run.conclusion()).contains(Conclusion.FAILURE);
    }

    @Test
    void aMatrixIsNamedAndHeldBack() {
        WorkflowRun run = Workflows.begin(MATRIX);
        assertThat(names(run)).containsExactly("m (u, 20)", "m (w, 20)");
        JobInstance first = run.ready().getFirst();
        assertThat(first.settings().runsOn().labels()).containsExactly("self-hosted", "u");
        assertThat(first.settings().timeout()).isEqualTo(Duration.ofHours(6));
        assertThat(first.variant()).isEqualTo("u_20");
        assertThat(first.strategy().get("job-total").number()).isEqualTo(3);
        assertThat(first.strategy().get("max-parallel").number()).isEqualTo(2);

        run = run.started(first.id());
        assertThat(names(run)).containsExactly("m (w, 20)");

        run = run.finished(first.id(), JobResult.of(Conclusion.SUCCESS));
        assertThat(names(run)).containsExactly("m (w, 20)", "m (m, 20)");
    }

    @Test
    void theFirstFailureCancelsTheOthersOfTheMatrix() {
        WorkflowRun run = Workflows.begin(MATRIX);
        InstanceId first = new InstanceId("m", 0);
        InstanceId second = new InstanceId("m", 1);
        run = run.started(first).started(second).finished(first, JobResult.of(Conclusion.FAILURE));

        assertThat(run.ready()).isEmpty();
        assertThat(run.toCancel()).extracting(JobInstance::id).containsExactly(second);
        assertThat(run.conclusion()).isEmpty();

        run = run.finished(second, JobResult.of(Conclusion.CANCELLED));
        assertThat(state(run, "m").conclusion()).contains(Conclusion.FAILURE);
        assertThat(names(run)).containsExactly("after");
    }

    @Test
    void withoutFailFastTheOthersGoOn() {
        WorkflowRun run = Workflows.begin(MATRIX.replace("{max", "{fail-fast: false, max"));
        run = run.finished(new InstanceId("m", 0), JobResult.of(Conclusion.FAILURE));

        assertThat(names(run)).containsExactly("m (w, 20)", "m (m, 20)");
        assertThat(run.toCancel()).isEmpty();
    }

    @Test
    void aFailureThatMayBeLeavesTheRunGreen() {
        WorkflowRun run =
                Workflows.begin(
                        Workflows.jobs(
                                """
                                m:
                                  runs-on: x
                                  continue-on-error: ${{ matrix.beta }}
                                  strategy: {matrix: {beta: [true, false]}}
                                  steps: [{run: x}]
                                after: {needs: m, runs-on: x, steps: [{run: x}]}
                                """));
        run = run.finished(new InstanceId("m", 0), JobResult.of(Conclusion.FAILURE));
        assertThat(names(run)).containsExactly("m (false)");

        run =
                end(
                        run.finished(new InstanceId("m", 1), JobResult.of(Conclusion.SUCCESS)),
                        "after",
                        Conclusion.SUCCESS);

        assertThat(run.conclusion()).contains(Conclusion.SUCCESS);
    }

    @Test
    void outputsReachTheJobsThatNeedThemAndMakeTheirMatrix() {
        WorkflowRun run =
                Workflows.begin(
                        Workflows.jobs(
                                """
                                plan: {runs-on: x, outputs: {list: '${{ steps.s.outputs.l }}'}, steps: [{run: x}]}
                                go:
                                  needs: plan
                                  name: on ${{ matrix.pool }}
                                  runs-on: ${{ fromJSON(needs.plan.outputs.labels) }}
                                  timeout-minutes: ${{ matrix.minutes }}
                                  strategy: {matrix: '${{ fromJSON(needs.plan.outputs.list) }}'}
                                  steps: [{run: x}]
                                """));
        run =
                run.finished(
                        new InstanceId("plan", 0),
                        new JobResult(
                                Conclusion.SUCCESS,
                                Map.of(
                                        "list", "{\"pool\":[\"a\",\"b\"],\"minutes\":[1.5]}",
                                        "labels", "[\"self-hosted\",\"arm\"]")));

        assertThat(names(run)).containsExactly("on a", "on b");
        assertThat(run.ready().getFirst().settings().runsOn().labels())
                .containsExactly("self-hosted", "arm");
        assertThat(run.ready().getFirst().settings().timeout()).isEqualTo(Duration.ofSeconds(90));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "runs-on: ${{ vars.NONE }} | runs-on names neither",
                "runs-on: x, timeout-minutes: 0 | timeout-minutes",
                "runs-on: x, strategy: {matrix: {a: '${{ fromJSON(vars.NONE) }}'}} | JSON",
                "runs-on: x, strategy: {matrix: {a: '${{ fromJSON(''[]'') }}'}} | any values",
                "runs-on: x, if: fromJSON('') | JSON",
            })
    void whatCannotBePlannedFails(String job, String why) {
        String text = job.replace("${{ vars.NONE }}", "'${{ vars.NONE }}'");
        WorkflowRun run = Workflows.begin(Workflows.jobs("a: {" + text + ", steps: [{run: x}]}"));

        assertThat(run.conclusion()).contains(Conclusion.FAILURE);
        assertThat(state(run, "a"))
                .isInstanceOfSatisfying(
                        JobState.Broken.class,
                        broken -> assertThat(broken.why()).contains(why).startsWith("jobs.a: "));
    }

    @Test
    void aCancelStopsAllButThoseThatRunAlways() {
        WorkflowRun run =
                Workflows.begin(
                        Workflows.jobs(
                                """
                                a: {runs-on: x, steps: [{run: x}]}
                                keep: {if: always(), runs-on: x, steps: [{run: x}]}
                                queued: {runs-on: x, steps: [{run: x}]}
                                next: {needs: a, runs-on: x, steps: [{run: x}]}
                                clean: {needs: [a, next], if: cancelled(), runs-on: x, steps: [{run: x}]}
                                """));
        run = run.started(new InstanceId("a", 0)).started(new InstanceId("keep", 0)).cancel();

        assertThat(run.ready()).isEmpty();
        assertThat(run.toCancel()).extracting(JobInstance::name).containsExactly("a");
        assertThat(state(run, "queued").conclusion()).contains(Conclusion.CANCELLED);

        run = end(run, "a", Conclusion.CANCELLED);
        assertThat(state(run, "next")).isEqualTo(new JobState.Skipped());
        assertThat(names(run)).containsExactly("clean");

        run = end(end(run, "clean", Conclusion.SUCCESS), "keep", Conclusion.SUCCESS);
        assertThat(run.conclusion()).contains(Conclusion.CANCELLED);
    }

    @Test
    void aRunOfWhichNothingRunsIsSkipped() {
        WorkflowRun run =
                Workflows.begin(Workflows.jobs("a: {if: false, runs-on: x, steps: [{run: x}]}"));

        assertThat(run.conclusion()).contains(Conclusion.SKIPPED);
    }

    @Test
    void failedJobsAreRunAgainWithAllThatComesAfterThem() {
        WorkflowRun run = Workflows.begin(MATRIX.replace("{max", "{fail-fast: false, max"));
        run = run.finished(new InstanceId("m", 0), JobResult.of(Conclusion.SUCCESS));
        run = run.finished(new InstanceId("m", 1), JobResult.of(Conclusion.FAILURE));
        run = run.finished(new InstanceId("m", 2), JobResult.of(Conclusion.SUCCESS));
        assertThat(run.rerun(new Rerun.Which.Failed())).isInstanceOf(Rerun.Refused.class);
        run = end(run, "after", Conclusion.SUCCESS);
        assertThat(run.conclusion()).contains(Conclusion.FAILURE);

        run = accepted(run.rerun(new Rerun.Which.Failed()));

        assertThat(run.attempt()).isEqualTo(2);
        assertThat(run.context().github().get("run_attempt").text()).isEqualTo("2");
        assertThat(names(run)).containsExactly("m (w, 20)");
        assertThat(state(run, "after")).isEqualTo(new JobState.Waiting());
        run = run.finished(new InstanceId("m", 1), JobResult.of(Conclusion.SUCCESS));
        assertThat(end(run, "after", Conclusion.SUCCESS).conclusion()).contains(Conclusion.SUCCESS);
    }

    @Test
    void allJobsOrOneCanBeRunAgain() {
        WorkflowRun done = end(Workflows.begin(CHAIN), "a", Conclusion.SUCCESS);
        done = end(done, "b", Conclusion.SUCCESS);
        done = end(end(done, "c", Conclusion.SUCCESS), "d", Conclusion.SUCCESS);

        assertThat(done.rerun(new Rerun.Which.Failed())).isInstanceOf(Rerun.Refused.class);
        assertThat(names(accepted(done.rerun(new Rerun.Which.All())))).containsExactly("a");
        WorkflowRun one = accepted(done.rerun(new Rerun.Which.One(new InstanceId("c", 0))));
        assertThat(names(one)).containsExactly("c");
        assertThat(state(one, "d")).isEqualTo(new JobState.Waiting());
        assertThat(state(one, "b").conclusion()).contains(Conclusion.SUCCESS);
    }

    @Test
    void whatIsReportedTwiceChangesNothing() {
        WorkflowRun run = end(Workflows.begin(CHAIN), "a", Conclusion.SUCCESS);

        assertThat(end(run, "a", Conclusion.FAILURE)).isSameAs(run);
        assertThat(names(run.started(new InstanceId("a", 0)))).containsExactly("b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | job (a, 1)",
                "`name: Build, ` | Build (a, 1)",
                "`name: 'Build ${{ matrix.x }}', ` | Build a",
                "`name: '${{ matrix.none }}', ` | job",
            })
    void aNameWithAnExpressionStandsForItself(String name, String shown) {
        String job =
                "job: {%sruns-on: x, strategy: {matrix: {x: [a], y: [{v: 1}]}}, steps: [{run: x}]}"
                        .formatted(name);

        assertThat(names(Workflows.begin(Workflows.jobs(job)))).containsExactly(shown);
    }

    @Test
    void concurrencyAndTitleAreWorkedOut() {
        WorkflowRun run =
                Workflows.begin(
                        "concurrency: {group: 'ci-${{ github.ref }}', cancel-in-progress: true}\n"
                                + "run-name: Run ${{ github.run_id }}\n"
                                + CHAIN);

        assertThat(run.concurrency())
                .contains(new ConcurrencyRule.Concurrency("ci-refs/heads/main", true));
        assertThat(run.title()).isEqualTo(Optional.of("Run 26000000001"));
    }

    private static JobState state(WorkflowRun run, String job) {
        return run.job(job).orElseThrow();
    }

    private static List<String> names(WorkflowRun run) {
        return run.ready().stream().map(JobInstance::name).toList();
    }

    private static WorkflowRun end(WorkflowRun run, String job, Conclusion conclusion) {
        return run.finished(new InstanceId(job, 0), JobResult.of(conclusion));
    }

    private static WorkflowRun accepted(Rerun rerun) {
        return switch (rerun) {
            case Rerun.Accepted(var run) -> run;
            case Rerun.Refused(var why) -> throw new AssertionError(why);
        };
    }
}
