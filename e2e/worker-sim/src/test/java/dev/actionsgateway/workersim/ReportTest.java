package dev.actionsgateway.workersim;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.HashMap;
import org.junit.jupiter.api.Test;

/// What GitHub is told of a job, call by call.
class ReportTest extends WithGitHub {
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
}
