package dev.actionsgateway.githubsim.driver;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whole jobs, from the registration of a runner to the conclusion of the run, played by HTTP calls
/// and a worker process.
class DriverTest {
    static final String SECRET = "correct-horse-battery";

    @TempDir Path home;
    private final Stage stage;
    private final Listener listener;

    DriverTest() throws IOException, InterruptedException, GeneralSecurityException {
        this.stage = new Stage();
        this.listener = stage.listener();
    }

    @AfterEach
    void stop() {
        stage.close();
    }

    @Test
    void aRunGoesGreenAndEveryStepShowsItsNameConclusionTimesAndOutput()
            throws IOException, InterruptedException {
        long run = stage.dispatch("release.yml");

        var claim = listener.take();
        assertThat(work(claim)).isEqualTo(100);
        assertThat(claim.renew().status()).isEqualTo(404);
        assertThat(work(listener.take())).isEqualTo(100);

        assertThat(stage.run(run).getString("status")).isEqualTo("completed");
        assertThat(stage.run(run).getString("conclusion")).isEqualTo("success");
        var build = stage.job(run, "build");
        assertThat(build.getString("runner_name")).isEqualTo("gw-a-0");
        assertThat(steps(build))
                .containsExactly(
                        "Set up job: success",
                        "Compile: success",
                        "Test: success",
                        "Publish: success",
                        "Clean up: success",
                        "Complete job: success");
        assertThat(build.getJsonArray("steps").getValuesAs(JsonObject.class))
                .allSatisfy(DriverTest::hasTimes);
        assertThat(stage.log(build))
                .contains("a blue, round and matt widget of version 1.4.2", "all swept")
                .contains("signing in with ***")
                .doesNotContain(SECRET);
        assertThat(stage.log(stage.job(run, "announce"))).contains("version 1.4.2 is out");
        listener.stop();
        nothingIsBroken();
    }

    @Test
    void thePageShowsTheSameStepsEachWithItsOutput() throws IOException, InterruptedException {
        long run = stage.dispatch("release.yml");

        assertThat(work(listener.take())).isEqualTo(100);

        var number = stage.job(run, "build").getJsonNumber("id");
        var page = stage.page("jobs/" + number);
        assertThat(page.getJsonObject("job").getString("conclusion")).isEqualTo("success");
        assertThat(steps(page))
                .contains("Compile: success", "Publish: success", "Clean up: success")
                .hasSize(6);
        for (var step : page.getJsonArray("steps").getValuesAs(JsonObject.class)) {
            assertThat(step.getString("conclusion")).isEqualTo("success");
            assertThat(step.getString("started")).isNotEmpty();
            assertThat(step.getString("completed")).isNotEmpty();
            assertThat(lines(number.longValue(), step)).isNotEmpty();
        }
        assertThat(lines(number.longValue(), step(page, "Publish")))
                .anyMatch(line -> line.endsWith("signing in with ***"))
                .anyMatch(line -> line.endsWith("published widgets-1.4.2.jar"))
                .noneMatch(line -> line.contains(SECRET));
        nothingIsBroken();
    }

    @Test
    void aFailingStepFailsTheRunAndWhatMustAlwaysRunStillDoes()
            throws IOException, InterruptedException {
        long run = stage.dispatch("broken.yml");

        assertThat(work(listener.take())).isEqualTo(102);

        assertThat(stage.run(run).getString("conclusion")).isEqualTo("failure");
        var build = stage.job(run, "build");
        assertThat(build.getString("conclusion")).isEqualTo("failure");
        assertThat(steps(build))
                .containsExactly(
                        "Set up job: success",
                        "Compile: failure",
                        "Test: skipped",
                        "Report: success",
                        "Clean up: success",
                        "Complete job: success");
        assertThat(stage.log(build))
                .contains("##[error]Process completed with exit code 3.", "it failed", "all swept")
                .doesNotContain("never said");
        nothingIsBroken();
    }

    @Test
    void aCancelInMidStepStopsItAndWhatMustAlwaysRunStillDoes()
            throws IOException, InterruptedException {
        long run = stage.dispatch("endless.yml");
        var claim = listener.take();

        try (var worker = Worker.start(home.resolve("worker"), claim)) {
            stage.awaitOutput(stage.job(run, "build"), 2, "soaking");
            stage.cancel(run);
            assertThat(listener.awaitCancel().getString("jobId")).isEqualTo(claim.jobId());
            worker.cancel();
            assertThat(worker.exit()).isEqualTo(103);
        }

        assertThat(stage.run(run).getString("conclusion")).isEqualTo("cancelled");
        var build = stage.job(run, "build");
        assertThat(build.getString("conclusion")).isEqualTo("cancelled");
        assertThat(steps(build))
                .containsExactly(
                        "Set up job: success",
                        "Soak: cancelled",
                        "Test: skipped",
                        "Clean up: success",
                        "Complete job: success");
        assertThat(stage.log(build)).contains("all swept").doesNotContain("never said");
        nothingIsBroken();
    }

    private int work(Claim claim) throws IOException, InterruptedException {
        try (var worker = Worker.start(home.resolve(claim.jobId()), claim)) {
            claim.renew().must(200);
            return worker.exit();
        }
    }

    private List<String> lines(long job, JsonObject step) throws IOException, InterruptedException {
        return stage
                .page("jobs/" + job + "/steps/" + step.getInt("number") + "/log")
                .getJsonArray("lines")
                .getValuesAs(JsonString.class)
                .stream()
                .map(JsonString::getString)
                .toList();
    }

    private void nothingIsBroken() throws IOException, InterruptedException {
        assertThat(stage.invariants().getJsonArray("violations")).isEmpty();
    }

    private static JsonObject step(JsonObject page, String name) {
        return page.getJsonArray("steps").getValuesAs(JsonObject.class).stream()
                .filter(step -> step.getString("name").equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> steps(JsonObject holder) {
        return holder.getJsonArray("steps").getValuesAs(JsonObject.class).stream()
                .map(step -> step.getString("name") + ": " + step.getString("conclusion"))
                .toList();
    }

    private static void hasTimes(JsonObject step) {
        var began = Instant.parse(step.getString("started_at"));
        assertThat(Instant.parse(step.getString("completed_at"))).isAfterOrEqualTo(began);
    }
}
