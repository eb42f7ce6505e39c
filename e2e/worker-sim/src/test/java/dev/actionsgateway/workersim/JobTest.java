package dev.actionsgateway.workersim;

import static dev.actionsgateway.workersim.JobJson.input;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What GitHub sees of a job whose scripts really run.
class JobTest {
    private static final String ALWAYS = "{\"condition\":\"always()\"}";

    @TempDir Path root;
    private FakeGitHub github;
    private InJvm worker;

    @BeforeEach
    void start() throws IOException {
        github = new FakeGitHub();
        worker = new InJvm(root);
    }

    @AfterEach
    void stop() {
        github.close();
    }

    private JobJson job() {
        return new JobJson(github);
    }

    @Test
    void aGreenJobIsReportedStepByStepAndEndsWith100() throws Exception {
        int exit = worker.run(job().script("one", "echo hello").script("two", "true"));

        assertThat(exit).isEqualTo(100);
        JsonObject completion = github.completion();
        assertThat(completion.getString("conclusion")).isEqualTo("succeeded");
        assertThat(completion.getString("planId")).isEqualTo("plan-1");
        assertThat(completion.getString("jobId")).isEqualTo("job-1");
        assertThat(completion.getString("billingOwnerId")).isEqualTo("U_1");
        assertThat(completion.getJsonArray("stepResults").getValuesAs(JsonObject.class))
                .extracting(
                        step -> step.getInt("number"),
                        step -> step.getString("name"),
                        step -> step.getString("type"),
                        step -> step.getString("action_name"))
                .map(Object::toString)
                .containsExactly(
                        "(1, \"Set up job\", \"runner\", \"setup_job\")",
                        "(2, \"one\", \"run\", \"sh\")",
                        "(3, \"two\", \"run\", \"sh\")",
                        "(4, \"Complete job\", \"runner\", \"complete_job\")");
    }

    @Test
    void stepUpdatesGrowInOrderAndEveryStepThatBeganIsCompletedBeforeTheJob() throws Exception {
        worker.run(job().script("one", "true").script("two", "true"));

        var updates = github.calls("WorkflowStepsUpdate");
        assertThat(updates)
                .extracting(call -> call.json().getInt("change_order"))
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(
                        updates.getFirst()
                                .json()
                                .getJsonArray("steps")
                                .getJsonObject(0)
                                .getInt("number"))
                .isEqualTo(1);
        var last = new HashMap<String, Integer>();
        updates.forEach(call ->
                call.json()
                        .getJsonArray("steps")
                        .getValuesAs(JsonObject.class)
                        .forEach(step -> last.put(step.getString("name"), step.getInt("status"))));
        assertThat(last).containsOnlyKeys("Set up job", "one", "two", "Complete job");
        assertThat(last.values()).containsOnly(6);
        assertThat(github.calls().getLast().path()).isEqualTo("/run/completejob");
    }

    @Test
    void callsOfServicesCarryTheJobsTokenAndBlobsCarryNone() throws Exception {
        worker.run(job().script("one", "true"));

        assertThat(github.calls())
                .allSatisfy(call -> {
                    if (call.path().startsWith("/blob/")) {
                        assertThat(call.authorization()).isEmpty();
                    } else {
                        assertThat(call.authorization()).contains("Bearer " + JobJson.TOKEN);
                    }
                });
    }

    @Test
    void aStepsLogIsOneBlobWithMarkTimesAndHeader() throws Exception {
        worker.run(job().script("one", "echo hello"));

        var blob = github.calls("/blob/steps/id-one").getFirst();
        assertThat(blob.blobType()).contains("BlockBlob");
        assertThat(blob.body()).startsWith("\uFEFF2");
        assertThat(blob.body().lines().toList().getLast())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{7}Z hello");
        assertThat(github.log("id-one"))
                .startsWith("##[group]Run echo hello\n\u001b[36;1mecho hello\u001b[0m\nshell: ")
                .contains("bash -e {0}\n");
        assertThat(github.calls("CreateStepLogsMetadata"))
                .extracting(call -> call.json().getInt("line_count"))
                .contains(5);
        assertThat(github.result("one").getInt("completed_log_lines")).isEqualTo(5);
        assertThat(github.calls("/blob/job")).isNotEmpty();
    }

    @Test
    void aLogBeyondTwoMebibytesIsAppendedAndSealedAtItsEnd() throws Exception {
        worker.run(job().script("big", "head -c 4000000 /dev/zero | tr '\\0' x | fold -w 999"));

        var parts = github.calls("/blob/steps/id-big");
        assertThat(parts).hasSizeGreaterThan(2);
        assertThat(parts.getFirst().blobType()).contains("AppendBlob");
        assertThat(parts.getFirst().body()).isEmpty();
        assertThat(parts.subList(1, parts.size() - 1))
                .allSatisfy(part -> assertThat(part.query()).isEqualTo("sig=1&comp=appendblock"));
        assertThat(parts.getLast().query()).isEqualTo("sig=1&comp=appendblock&seal=true");
        assertThat(parts.subList(1, parts.size()))
                .allSatisfy(part -> assertThat(part.body()).startsWith("\uFEFF"));
    }

    @Test
    void aRedStepFailsTheJobAndOnlyStepsThatAskForItRunAfterIt() throws Exception {
        int exit =
                worker.run(
                        job().script("red", "exit 7")
                                .script("next", "true")
                                .script("cleanup", "echo still", ALWAYS)
                                .script("iffailed", "true", "{\"condition\":\"failure()\"}"));

        assertThat(exit).isEqualTo(102);
        assertThat(github.completion().getString("conclusion")).isEqualTo("failed");
        assertThat(github.conclusion("red")).isEqualTo("failed");
        assertThat(github.conclusion("next")).isEqualTo("skipped");
        assertThat(github.conclusion("cleanup")).isEqualTo("succeeded");
        assertThat(github.conclusion("iffailed")).isEqualTo("succeeded");
        JsonObject remark = github.result("red").getJsonArray("annotations").getJsonObject(0);
        assertThat(remark.getString("message")).isEqualTo("Process completed with exit code 7.");
        assertThat(remark.getString("level")).isEqualTo("failure");
        assertThat(github.log("id-red")).endsWith("##[error]Process completed with exit code 7.\n");
    }

    @Test
    void aStepThatMayFailDoesNotFailTheJob() throws Exception {
        int exit =
                worker.run(
                        job().script("soft", "false", "{\"continueOnError\":true}")
                                .script(
                                        "seen",
                                        "true",
                                        "{\"condition\":\"steps.soft.outcome == 'failure' &&"
                                                + " steps.soft.conclusion == 'success'\"}"));

        assertThat(exit).isEqualTo(100);
        assertThat(github.conclusion("soft")).isEqualTo("succeeded");
        assertThat(github.conclusion("seen")).isEqualTo("succeeded");
    }

    @Test
    void whatAStepWritesToItsFilesReachesTheNextStepAndTheJobsOutputs() throws Exception {
        int exit =
                worker.run(
                        job().script(
                                        "first",
                                        """
                                        echo "color=green" >> "$GITHUB_OUTPUT"
                                        printf 'text<<EOT\\na\\nb\\nEOT\\n' >> "$GITHUB_ENV"
                                        mkdir tools && printf '#!/bin/sh\\necho tool ran\\n' > tools/mine
                                        chmod +x tools/mine
                                        echo "$PWD/tools" >> "$GITHUB_PATH"
                                        echo "# Done" >> "$GITHUB_STEP_SUMMARY"
                                        """)
                                .script(
                                        "second",
                                        "mine; echo \"[$text] $GITHUB_SHA $GITHUB_REF_PROTECTED"
                                                + " $RUNNER_OS $CI\"; cat $GITHUB_EVENT_PATH")
                                .with(
                                        "jobOutputs",
                                        """
                                        {"type":2,"map":[{"Key":"paint","Value":
                                         {"type":3,"expr":"steps.first.outputs.color"}}]}\
                                        """));

        assertThat(exit).isEqualTo(100);
        assertThat(github.log("id-second"))
                .contains("tool ran\n[a\nb] abc false Linux true\n{\"ref\":\"refs/heads/main\"}");
        assertThat(github.completion().getJsonObject("outputs").getJsonObject("paint"))
                .isEqualTo(Json.object("{\"value\":\"green\"}"));
        assertThat(github.calls("/blob/summaries/id-first"))
                .extracting(FakeGitHub.Call::body)
                .containsExactly("# Done\n");
    }

    @Test
    void expressionsInNamesVariablesAndScriptsAreWorkedOut() throws Exception {
        worker.run(
                job().with(
                                "environmentVariables",
                                "[{\"type\":2,\"map\":[{\"Key\":\"WHO\",\"Value\":\"world\"}]}]")
                        .script(
                                "greet",
                                "echo \"$GREETING\"",
                                """
                                {"displayNameToken":{"type":3,"expr":"format('say {0}', env.WHO)"},
                                 "environment":{"type":2,"map":[{"Key":"GREETING","Value":
                                  {"type":3,"expr":"format('hello {0}', env.WHO)"}}]}}\
                                """));

        assertThat(github.conclusion("say world")).isEqualTo("succeeded");
        assertThat(github.log("id-greet")).contains("\nhello world\n");
    }

    @Test
    void anExpressionThatMeansNothingFailsItsStepAndSaysWhy() throws Exception {
        int exit = worker.run(job().script("odd", "true", "{\"condition\":\"nonsense.x == 1\"}"));

        assertThat(exit).isEqualTo(102);
        assertThat(github.log("id-odd")).contains("##[error]").contains("nonsense");
    }

    @Test
    void secretsLeaveTheWorkerInNoForm() throws Exception {
        String secret = JobJson.SECRET;
        worker.with("ACTIONS_RUNNER_PRINT_LOG_TO_STDOUT", "1")
                .run(
                        job().with("mask", "[{\"type\":\"regex\",\"value\":\"key-[0-9]+\"}]")
                                .script(
                                        "leak",
                                        """
                                        echo "plain $PASSWORD key-4711"
                                        printf '%s' "$PASSWORD" | base64
                                        echo "::error::failed with $PASSWORD"
                                        echo "::add-mask::mine-too"
                                        echo "say mine-too"
                                        echo "out=$PASSWORD" >> "$GITHUB_OUTPUT"
                                        echo "summary $PASSWORD" >> "$GITHUB_STEP_SUMMARY"
                                        """,
                                        """
                                        {"environment":{"type":2,"map":[{"Key":"PASSWORD","Value":
                                          {"type":3,"expr":"secrets.PASSWORD"}}]}}\
                                        """)
                                .with(
                                        "jobOutputs",
                                        """
                                        {"type":2,"map":[{"Key":"out","Value":
                                         {"type":3,"expr":"steps.leak.outputs.out"}}]}\
                                        """));

        String base64 = Base64.getEncoder().encodeToString(secret.getBytes(UTF_8));
        assertThat(github.calls())
                .allSatisfy(
                        call -> assertThat(call.body()).doesNotContain(secret, base64, "key-4711"));
        assertThat(github.log("id-leak")).contains("plain *** ***\n", "say ***\n");
        assertThat(github.completion()).doesNotContainKey("outputs");
        assertThat(worker.out()).contains("[WORKER ").doesNotContain(secret);
        try (var files = Files.walk(root.resolve("_diag"))) {
            assertThat(files.filter(Files::isRegularFile))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContain(secret));
        }
    }

    @Test
    void commandsInTheOutputAreObeyed() throws Exception {
        int exit =
                worker.run(
                        job().script(
                                        "talk",
                                        """
                                        echo "::error file=a.c,line=3,endLine=4,title=Bad%3A::it%0Abroke"
                                        echo "::notice::look"
                                        echo "::group::inner"
                                        echo "::endgroup::"
                                        echo "::debug::unseen"
                                        echo "::stop-commands::pause"
                                        echo "::error::not one"
                                        echo "::pause::"
                                        echo "::set-output name=old::way"
                                        echo "::unknown::shown"
                                        """));

        assertThat(exit).isEqualTo(100);
        var remarks = github.result("talk").getJsonArray("annotations");
        assertThat(remarks.getJsonObject(0))
                .isEqualTo(
                        Json.object(
                                """
                                {"level":"failure","message":"it\\nbroke","title":"Bad:","path":"a.c",
                                 "startLine":3,"endLine":4,"stepNumber":2}\
                                """));
        assertThat(remarks.getValuesAs(JsonObject.class))
                .extracting(remark -> remark.getString("level"))
                .containsExactly("failure", "notice", "warning");
        assertThat(github.log("id-talk"))
                .contains("##[error]it\nbroke\n##[notice]look\n##[group]inner\n##[endgroup]\n")
                .contains("\n::error::not one\n", "\n::unknown::shown\n")
                .doesNotContain("##[debug]unseen");
    }

    @Test
    void variablesMayNotBeSetOverTheOutput() throws Exception {
        int exit = worker.run(job().script("old", "echo '::set-env name=A::b'"));

        assertThat(exit).isEqualTo(102);
        assertThat(github.log("id-old")).contains("##[error]Unable to process command 'set-env'");
    }

    @Test
    void shellsStartAsGitHubStartsThem() throws Exception {
        int exit =
                worker.run(
                        job().script("pipefail", "false | true", input("shell", "bash"), "{}")
                                .script("nopipefail", "false | true", "", ALWAYS)
                                .script("posix", "echo $0", input("shell", "sh"), ALWAYS)
                                .script("own", "echo mine", input("shell", "cat -n {0}"), ALWAYS)
                                .script("none", "true", input("shell", "nosuch {0}"), ALWAYS)
                                .script("bad", "true", input("shell", "cat"), ALWAYS)
                                .script("where", "pwd", input("workingDirectory", "/"), ALWAYS));

        assertThat(exit).isEqualTo(102);
        assertThat(github.conclusion("pipefail")).isEqualTo("failed");
        assertThat(github.log("id-pipefail"))
                .contains("bash --noprofile --norc -e -o pipefail {0}");
        assertThat(github.conclusion("nopipefail")).isEqualTo("succeeded");
        assertThat(github.conclusion("posix")).isEqualTo("succeeded");
        assertThat(github.log("id-own")).contains("1\techo mine");
        assertThat(github.log("id-none")).contains("nosuch: command not found");
        assertThat(github.log("id-bad")).contains("Invalid shell option");
        assertThat(github.log("id-where")).endsWith("\n/\n");
        assertThat(github.result("own").getString("action_name")).isEqualTo("cat");
    }

    @Test
    void aStepBeyondItsTimeIsEndedAndFails() throws Exception {
        int exit = worker.run(job().script("slow", "sleep 600", "{\"timeoutInMinutes\":0.005}"));

        assertThat(exit).isEqualTo(102);
        assertThat(github.log("id-slow"))
                .contains("##[error]The action 'slow' has timed out after 0.005 minutes.");
    }

    @Test
    void checkoutIsAStandInAndOtherActionsFailByName() throws Exception {
        int exit =
                worker.run(
                        job().uses("checkout", "actions/checkout", "v4")
                                .uses("cache", "actions/cache", "v4"));

        assertThat(exit).isEqualTo(102);
        assertThat(github.conclusion("checkout")).isEqualTo("succeeded");
        assertThat(
                        github.result("cache")
                                .getJsonArray("annotations")
                                .getJsonObject(0)
                                .getString("message"))
                .isEqualTo("Not supported by the simulated worker: the action actions/cache@v4");
    }

    @Test
    void aJobInAContainerFailsInItsFirstStep() throws Exception {
        int exit =
                worker.run(
                        job().with("jobContainer", "{\"type\":0,\"lit\":\"node:24\"}")
                                .script("never", "true"));

        assertThat(exit).isEqualTo(102);
        assertThat(github.conclusion("Set up job")).isEqualTo("failed");
        assertThat(github.completion().getJsonArray("stepResults")).hasSize(2);
    }

    @Test
    void whatAStepLeavesRunningIsEndedWithTheJob() throws Exception {
        worker.run(job().script("daemon", "sleep 1000 & echo $! > pid"));

        long pid = Long.parseLong(Files.readString(worker.workspace().resolve("pid")).strip());
        InJvm.await(() -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
        assertThat(github.conclusion("daemon")).isEqualTo("succeeded");
    }

    @Test
    void aRefusedUpdateOfStepsGoesAgain() throws Exception {
        github.stepUpdate(500);
        github.stepUpdate(503);

        int exit = worker.run(job().script("one", "true"));

        assertThat(exit).isEqualTo(100);
        assertThat(github.calls("WorkflowStepsUpdate").size()).isGreaterThan(2);
        assertThat(
                        github.calls("WorkflowStepsUpdate").stream()
                                .skip(2)
                                .flatMap(call ->
                                        call
                                                .json()
                                                .getJsonArray("steps")
                                                .getValuesAs(JsonObject.class)
                                                .stream())
                                .map(step -> step.getString("name")))
                .contains("Set up job");
    }

    @Test
    void hooksOfTheOwnerRunBeforeAndAfterTheSteps() throws Exception {
        Path hook = Files.writeString(root.resolve("hook.sh"), "echo hooked");

        worker.with("ACTIONS_RUNNER_HOOK_JOB_STARTED", hook.toString())
                .with("ACTIONS_RUNNER_HOOK_JOB_COMPLETED", hook.toString())
                .run(job().script("one", "false"));

        assertThat(github.completion().getJsonArray("stepResults").getValuesAs(JsonObject.class))
                .extracting(step -> step.getString("name"))
                .isEqualTo(
                        List.of(
                                "Set up job",
                                "Set up runner",
                                "one",
                                "Complete runner",
                                "Complete job"));
        assertThat(github.conclusion("Complete runner")).isEqualTo("succeeded");
    }
}
