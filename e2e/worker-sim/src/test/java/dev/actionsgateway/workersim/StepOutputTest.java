package dev.actionsgateway.workersim;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.file.Files;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/// What a script may say by its output and its files, and what it may not.
class StepOutputTest extends WithGitHub {
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
}
