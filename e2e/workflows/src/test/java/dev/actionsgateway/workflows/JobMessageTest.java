package dev.actionsgateway.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.expressions.PlainJson;
import dev.actionsgateway.expressions.Value;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonWriter;
import jakarta.json.stream.JsonGenerator;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The message of one job, compared with the files in `golden/`.
///
/// After a wanted change, run with `-Dgolden.write=true` and read the difference.
class JobMessageTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    @Test
    void theMessageOfAJobIsTheGoldenOne() throws IOException {
        WorkflowRun run = begin();

        assertGolden("message.json", JobMessage.of(run, run.ready().getFirst(), facts()));
    }

    @Test
    void anOidcAddressIsSentOnlyToJobsThatMayHaveAToken() throws IOException {
        WorkflowRun run = begin();
        JobInstance docs = run.ready().getLast();

        assertThat(idTokenUrl(JobMessage.of(run, run.ready().getFirst(), facts()))).isEmpty();
        assertThat(idTokenUrl(JobMessage.of(run, docs, facts()))).isEqualTo("http://sim/oidc");
    }

    @Test
    void stepIdsStayTheSameAndDifferBetweenJobs() throws IOException {
        WorkflowRun run = begin();
        JobInstance build = run.ready().getFirst();

        JsonObject once = JobMessage.of(run, build, facts());
        JsonObject again = JobMessage.of(run, build, facts());

        assertThat(once).isEqualTo(again);
        assertThat(
                        once.getJsonArray("steps").stream()
                                .map(step -> step.asJsonObject().getString("id"))
                                .distinct())
                .hasSize(once.getJsonArray("steps").size());
    }

    @Test
    void whatItIsMadeOfPrintsNoSecret() {
        assertThat(facts().toString() + facts().tokens()).doesNotContain("ghs_", "s3cr3t", "eyJ");
    }

    private static String idTokenUrl(JsonObject message) {
        return message.getJsonObject("resources")
                .getJsonArray("endpoints")
                .getJsonObject(0)
                .getJsonObject("data")
                .getString("GenerateIdTokenUrl");
    }

    private static WorkflowRun begin() throws IOException {
        String github =
                """
                {"ref": "refs/heads/main", "sha": "0123456789abcdef0123456789abcdef01234567",
                 "repository": "acme/widgets", "run_id": "26000000001", "run_number": "11",
                 "run_attempt": "1", "event_name": "push", "ref_protected": false,
                 "workflow_ref": "acme/widgets/.github/workflows/ci.yml@refs/heads/main",
                 "workflow_sha": "0123456789abcdef0123456789abcdef01234567",
                 "event": {"ref": "refs/heads/main", "commits": []}}
                """;
        Value.Obj context =
                (Value.Obj)
                        PlainJson.decode(Json.createReader(new StringReader(github)).readObject());
        Workflow workflow = Workflows.workflow(Files.readString(GOLDEN.resolve("ci.yml")));
        return WorkflowRun.begin(
                workflow,
                new RunContext(context, Value.texts(Map.of("POOL", "small")), Value.none()));
    }

    private static MessageFacts facts() {
        Map<String, String> secrets = new LinkedHashMap<>();
        secrets.put("DEPLOY_KEY", "s3cr3t+(1)");
        secrets.put("PEM", "line one\n\nline two\n");
        return new MessageFacts(
                new MessageFacts.Ids(
                        "7a7a7a7a-0000-4000-8000-0000000000f1",
                        "9d9d9d9d-0000-5000-8000-0000000000b2",
                        76000000001L,
                        "O_example"),
                new MessageFacts.Urls(
                        "http://sim/run/38/",
                        "http://sim/results/",
                        "ws://sim/feed",
                        "http://sim",
                        "http://sim/pipelines/",
                        "http://sim/cache/",
                        "http://sim/oidc",
                        List.of("http://sim/health")),
                new MessageFacts.Tokens("eyJhbGciOiJub25lIn0.e30.", "ghs_example"),
                secrets,
                Map.of("ACTIONS_STEP_DEBUG", "true"),
                "Default",
                new Permissions(Map.of("contents", "read")));
    }

    private static void assertGolden(String name, JsonObject json) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonWriter writer =
                Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true))
                        .createWriter(text)) {
            writer.write(json);
        }
        Path file = GOLDEN.resolve(name);
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(file, text + "\n", StandardCharsets.UTF_8);
        }
        assertThat(text + "\n").isEqualTo(Files.readString(file));
    }
}
