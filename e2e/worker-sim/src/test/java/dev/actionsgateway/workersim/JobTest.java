package dev.actionsgateway.workersim;

import static dev.actionsgateway.workersim.JobJson.input;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Which steps of a job run, and how they end.
class JobTest extends WithGitHub {
    private static final String ALWAYS = "{\"condition\":\"always()\"}";

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
