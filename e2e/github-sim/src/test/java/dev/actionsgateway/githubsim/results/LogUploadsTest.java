package dev.actionsgateway.githubsim.results;

import static dev.actionsgateway.githubsim.results.ResultsServer.JOB;
import static dev.actionsgateway.githubsim.results.ResultsServer.ids;
import static dev.actionsgateway.githubsim.results.ResultsServer.step;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LogUploadsTest {
    private static final String BOM = "\uFEFF";
    private static final String[] BLOCK = {"x-ms-blob-type", "BlockBlob"};
    private static final String[] APPENDABLE = {"x-ms-blob-type", "AppendBlob"};

    private ResultsServer server = new ResultsServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aShortLogIsOneBlock() throws Exception {
        String url = server.stepLogUrl("step-1");

        assertThat(url).contains("?");
        assertThat(server.put(url, BOM + "one\ntwo\n", BLOCK).statusCode()).isEqualTo(201);
        assertThat(metadata(2).body()).isEqualTo("{\"ok\":true}");
        assertThat(server.records.stepLog(JOB, "step-1")).contains("one\ntwo\n");
        assertThat(server.objections).isEmpty();
    }

    @Test
    void aLongLogIsAppendedAndThenSealed() throws Exception {
        server.put(server.stepLogUrl("step-1"), "", APPENDABLE);
        server.put(server.stepLogUrl("step-1") + "&comp=appendblock", BOM + "one\n");
        String last = server.stepLogUrl("step-1") + "&comp=appendblock&seal=true";
        server.put(last, BOM + "two\n");

        var late = server.put(last, BOM + "three\n");

        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.headers().firstValue("x-ms-error-code")).contains("BlobIsSealed");
        assertThat(server.records.stepLog(JOB, "step-1")).contains("one\ntwo\n");
    }

    @Test
    void theStoreIsAsStrictAboutTypesAsTheRealOne() throws Exception {
        String url = server.stepLogUrl("step-1");
        String append = url + "&comp=appendblock";

        assertThat(server.put(url, "x").statusCode()).isEqualTo(400);
        assertThat(server.put(append, "x").statusCode()).isEqualTo(404);
        server.put(url, BOM + "x\n", BLOCK);
        assertThat(server.put(append, "x").body()).contains("<Code>InvalidBlobType</Code>");
        assertThat(
                        server.put(url, "x", "x-ms-blob-type", "BlockBlob", "If-None-Match", "*")
                                .statusCode())
                .isEqualTo(409);
    }

    @Test
    void aUrlServesOneBlobAndNotForEver() throws Exception {
        String url = server.stepLogUrl("step-1");

        assertThat(server.put(url.replace("step-1", "step-2"), "x", BLOCK).statusCode())
                .isEqualTo(403);
        server.clock.advance(Duration.ofHours(1));
        assertThat(server.put(url, "x", BLOCK).statusCode()).isEqualTo(403);
        assertThat(server.put(server.stepLogUrl("step-1"), BOM, BLOCK).statusCode()).isEqualTo(201);
    }

    @Test
    void whatNobodyUploadedCannotBeFinished() throws Exception {
        assertThat(metadata(2).statusCode()).isEqualTo(404);
    }

    @Test
    void aWrongLineCountAMissingMarkAndASecretAreToldOf() throws Exception {
        server.put(server.stepLogUrl("step-1"), "my " + ResultsServer.SECRET + "\n", BLOCK);
        metadata(7);

        assertThat(server.rulesBroken())
                .containsExactly("log-without-bom", "secret-shown", "line-count");
        assertThat(server.objections.toString()).doesNotContain(ResultsServer.SECRET);
    }

    @Test
    void aLogBeyondItsBoundIsCutWithAMark() throws Exception {
        server.close();
        server = new ResultsServer(new ResultsLimits(9, 10, 10, 9, 9, 9, Duration.ofHours(1)));
        server.put(server.stepLogUrl("step-1"), BOM + "12345678\n", BLOCK);
        server.put(server.stepLogUrl("step-2"), BOM + "abcdefgh\n", BLOCK);
        metadata(1);

        assertThat(server.records.stepLog(JOB, "step-1")).contains("12345678\n");
        assertThat(server.records.stepLog(JOB, "step-2").orElseThrow())
                .startsWith("a\n##[warning]The log is cut here")
                .contains("8 bytes are left out");
        assertThat(server.objections).isEmpty();
    }

    @Test
    void aTextThatIsReplacedGivesItsRoomBack() throws Exception {
        server.close();
        server = new ResultsServer(new ResultsLimits(9, 10, 10, 9, 9, 9, Duration.ofHours(1)));

        for (int i = 0; i < 5; i++) {
            server.put(server.stepLogUrl("step-1"), BOM + "12345678\n", BLOCK);
        }

        assertThat(server.records.stepLog(JOB, "step-1")).contains("12345678\n");
    }

    @Test
    void theJobsLogIsTheUploadedOneOrElseThatOfItsSteps() throws Exception {
        server.steps(1, step(2, 6, 2), step(1, 6, 2));
        server.put(server.stepLogUrl("step-2"), BOM + "second\n", BLOCK);
        server.put(server.stepLogUrl("step-1"), BOM + "first\n", BLOCK);
        assertThat(server.records.log(JOB)).contains("first\nsecond\n");

        server.put(
                server.signedUrl("GetJobLogsSignedBlobURL", "logs_url", ids()),
                BOM + "all\n",
                BLOCK);

        URI url = server.urls.log(server.base(), JOB);
        assertThat(server.get(url).body()).isEqualTo("all\n");
        assertThat(server.get(url).headers().firstValue("content-type").orElseThrow())
                .startsWith("text/plain");
        assertThat(server.get(URI.create(url + "0")).statusCode()).isEqualTo(403);
    }

    @Test
    void aSummaryIsKeptBesideTheLog() throws Exception {
        String url =
                server.signedUrl(
                        "GetStepSummarySignedBlobURL",
                        "summary_url",
                        ids().add("step_backend_id", "step-1"));
        server.put(url, "# Done", BLOCK);
        var metadata = ids().add("step_backend_id", "step-1").add("size", 6);

        assertThat(server.receiver("CreateStepSummaryMetadata", metadata).statusCode())
                .isEqualTo(200);
        assertThat(server.records.summary(JOB, "step-1")).contains("# Done");
        assertThat(server.records.snapshot(JOB).orElseThrow().summaries())
                .containsExactly("step-1");
    }

    private java.net.http.HttpResponse<String> metadata(long lines) throws Exception {
        return server.receiver(
                "CreateStepLogsMetadata",
                ids().add("step_backend_id", "step-1")
                        .add("uploaded_at", "2026-03-01T10:00:09.100Z")
                        .add("line_count", lines));
    }
}
