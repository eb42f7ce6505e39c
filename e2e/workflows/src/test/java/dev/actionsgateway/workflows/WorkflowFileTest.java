package dev.actionsgateway.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkflowFileTest {

    @Test
    void aRealWorkflowIsRead() {
        Workflow workflow =
                Workflows.workflow(
                        """
                        name: CI
                        run-name: Build by ${{ github.actor }}
                        on:
                          push:
                            branches: [main, 'release/**']
                            paths: ['src/**']
                          workflow_dispatch:
                            inputs:
                              level: {type: choice, options: [low, high], default: low}
                        permissions:
                          contents: read
                          pull-requests: write
                        concurrency:
                          group: ci-${{ github.ref }}
                          cancel-in-progress: true
                        env:
                          VERSION: 1.10
                          EMPTY:
                        defaults:
                          run: {shell: bash, working-directory: app}
                        jobs:
                          build:
                            runs-on: [self-hosted, linux]
                            strategy:
                              matrix:
                                node: [18, 20]
                            steps:
                              - uses: actions/checkout@v4
                                with: {fetch-depth: 0}
                              - run: |
                                  make test
                                  make lint
                                id: test
                              - run: echo ${{ secrets.TOKEN }}
                                if: ${{ failure() }}
                          pack:
                            needs: build
                            if: github.ref == 'refs/heads/main'
                            runs-on: {group: big, labels: linux}
                            container: node:20
                            steps: [{run: npm pack}]
                        """);

        assertThat(workflow.name()).isEqualTo("CI");
        assertThat(workflow.triggers())
                .extracting(Trigger::event)
                .containsExactly("push", "workflow_dispatch");
        assertThat(workflow.jobs()).containsOnlyKeys("build", "pack");
        Job build = workflow.job("build").orElseThrow();
        assertThat(build.content().steps())
                .extracting(Step::contextName)
                .containsExactly("__actions_checkout", "test", "__run");
        assertThat(build.content().steps())
                .extracting(Step::condition)
                .containsExactly("success()", "success()", "failure()");
        assertThat(build.content().steps())
                .extracting(step -> step.displayName().toString())
                .anyMatch(shown -> shown.contains("Run actions/checkout@v4"))
                .anyMatch(shown -> shown.contains("literal=Run make test]"))
                .anyMatch(shown -> shown.contains("format('Run echo {0}', secrets.TOKEN)"));
        assertThat(workflow.job("pack").orElseThrow().condition())
                .isEqualTo("success() && (github.ref == 'refs/heads/main')");
        assertThat(workflow.env().orElseThrow().toString()).contains("literal=1.1]");
        assertThat(workflow.notices()).anyMatch(notice -> notice.contains("on.push.paths"));
    }

    @Test
    void onStaysAKeyAndWordsLikeYesStayTexts() {
        Workflow workflow =
                Workflows.workflow(
                        "on: [push]\nenv: {A: yes, B: on}\n" + Workflows.jobs(JOB).substring(9));

        assertThat(workflow.on("push")).isPresent();
        assertThat(workflow.env().orElseThrow().toString()).contains("literal=yes", "literal=on");
    }

    @Test
    void allErrorsAreToldWithLineAndKey() {
        assertThat(
                        Workflows.problems(
                                """
                                on: push
                                shell: bash
                                jobs:
                                  a:
                                    uses: ./.github/workflows/other.yml
                                  b:
                                    needs: [a, z]
                                    environment: prod
                                    steps:
                                      - name: nothing
                                      - run: x
                                        with: {a: b}
                                      - uses: checkout
                                      - run: echo ${{ secret.x }}
                                      - run: x
                                        if: github.ref = 'x'
                                """))
                .satisfiesExactlyInAnyOrder(
                        each ->
                                assertThat(each)
                                        .startsWith(Workflows.PATH + ":2:1: shell: This key"),
                        each -> assertThat(each).contains(":5:5: jobs.a.uses: Reusable workflows"),
                        each ->
                                assertThat(each)
                                        .contains(":6:3: jobs.b.needs: There is no job 'z'"),
                        each -> assertThat(each).contains(":7:5: jobs.b: 'runs-on' is missing"),
                        each -> assertThat(each).contains(":8:5: jobs.b.environment: "),
                        each -> assertThat(each).contains(":10:9: jobs.b.steps[0]: A step needs"),
                        each -> assertThat(each).contains(":12:9: jobs.b.steps[1].with: "),
                        each ->
                                assertThat(each)
                                        .contains(":13:9: jobs.b.steps[2].uses: Write owner"),
                        each ->
                                assertThat(each)
                                        .contains(":14:14: jobs.b.steps[3].run: 'secret' is"),
                        each ->
                                assertThat(each)
                                        .contains(":16:13: jobs.b.steps[4].if: Unexpected"));
    }

    private static final String JOB = "a:\n  runs-on: x\n  steps: [{run: x}]";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | The file is empty",
                "`a: [` | This is not YAML",
                "`a: 1\\na: 2` | twice",
                "`on: push` | 'jobs' is missing",
                "`on: push\\njobs: {}` | at least one job",
                "`on: push\\njobs: [a]` | A map is expected",
                "`jobs: {a: {runs-on: x, steps: [{run: x}]}}` | 'on' is missing",
                "`on: push\\njobs: {a: {needs: a, runs-on: x, steps: [{run: x}]}}` | waits for itself",
                "`on: push\\njobs: {1a: {runs-on: x, steps: [{run: x}]}}` | job's id",
                "`on: push\\njobs: {a: {runs-on: x, steps: []}}` | list of steps",
                "`on: push\\njobs: {a: {runs-on: x, steps: [{run: x, uses: a/b@c}]}}` | not both",
                "`on: push\\njobs: {a: {runs-on: x, steps: [{run: x, id: b}, {run: x, id: B}]}}` |"
                        + " used twice",
                "`on: push\\njobs: {a: {runs-on: x, steps: [{run: x, id: __b}]}}` | is no id",
                "`on: push\\njobs: {a: {runs-on: x, if: secrets.x, steps: [{run: x}]}}` |"
                        + " 'secrets' is not known here",
                "`on: push\\njobs: {a: {runs-on: '${{ env.x }}', steps: [{run: x}]}}` |"
                        + " 'env' is not known here",
                "`on: push\\njobs: {a: {runs-on: x, timeout-minutes: soon, steps: [{run: x}]}}` |"
                        + " number or an expression",
                "`on: push\\njobs: {a: {runs-on: x, strategy: {matrix: {a: 1}}, steps: [{run: x}]}}` |"
                        + " A list with at least one item",
                "`on: push\\npermissions: {content: read}\\njobs: {a: {runs-on: x, steps: [{run: x}]}}` |"
                        + " no such permission",
                "`on: {push: {branches: [a], branches-ignore: [b]}}\\njobs: {a: {runs-on: x, steps:"
                        + " [{run: x}]}}` | GitHub takes one",
                "`on: {push: {branch: [a]}}\\njobs: {a: {runs-on: x, steps: [{run: x}]}}` |"
                        + " on.push.branch: This key",
                "`on: push\\njobs: {a: {runs-on: x, steps: [{run: x, if: success(}]}}` | Unexpected end",
            })
    void whatIsWrongIsSaid(String text, String message) {
        assertThat(Workflows.problems(text.replace("\\n", "\n")))
                .anySatisfy(each -> assertThat(each).contains(message));
    }

    @Test
    void anchorsAreFollowed() {
        Workflow workflow =
                Workflows.workflow(
                        Workflows.jobs(
                                """
                                a: &job
                                  runs-on: x
                                  steps: &steps [{run: x}]
                                b: *job
                                c: {runs-on: y, steps: *steps}
                                """));

        assertThat(workflow.jobs()).containsOnlyKeys("a", "b", "c");
    }

    @Test
    void aliasesOfAliasesAreBounded() {
        StringBuilder bomb = new StringBuilder("x0: &x0 [a, a, a, a, a, a, a, a, a, a]\n");
        for (int i = 1; i < 9; i++) {
            String last = "*x" + (i - 1) + ", ";
            bomb.append("x%d: &x%d [%s]%n".formatted(i, i, last.repeat(9) + last.strip()));
        }

        assertThat(Workflows.problems(bomb.toString().replace(",]", "]")))
                .singleElement()
                .asString()
                .contains("More than 50000 values");
    }

    @Test
    void loopsDepthAndSizeAreBounded() {
        assertThat(Workflows.problems("a: &a [*a]")).singleElement().asString().contains("levels");
        assertThat(Workflows.problems("[".repeat(100) + "]".repeat(100)))
                .singleElement()
                .asString()
                .contains("levels");
        assertThat(Workflows.problems("# " + "x".repeat(600 * 1024)))
                .singleElement()
                .asString()
                .contains("524288 are allowed");
    }

    @ParameterizedTest
    @CsvSource({
        "branches: [main], refs/heads/main, true",
        "branches: [main], refs/heads/dev, false",
        "branches: [main], refs/tags/main, false",
        "branches: ['release/*'], refs/heads/release/1, true",
        "branches: ['release/*'], refs/heads/release/1/2, false",
        "branches: ['**'], refs/heads/a/b, true",
        "'branches: [''*'', ''!dev'']', refs/heads/dev, false",
        "'branches: [''*'', ''!dev'']', refs/heads/main, true",
        "branches-ignore: [dev], refs/heads/dev, false",
        "branches-ignore: [dev], refs/heads/main, true",
        "tags: ['v[0-9]+.*'], refs/tags/v12.3, true",
        "tags: ['v[0-9]+.*'], refs/heads/v12.3, false",
        "types: [x], refs/heads/main, true",
    })
    void aPushStartsWhatItsBranchMatches(String filter, String ref, boolean starts) {
        String rest = Workflows.jobs(JOB).substring("on: push\n".length());
        Workflow workflow = Workflows.workflow("on:\n  push: {" + filter + "}\n" + rest);

        assertThat(workflow.on("push").orElseThrow().startsOn(ref)).isEqualTo(starts);
    }
}
