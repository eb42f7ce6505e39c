package dev.actionsgateway.githubsim.driver;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A worker process that misbehaves on demand is found out.
class MistakesTest {
    @TempDir Path home;

    @ParameterizedTest
    @CsvSource({
        "complete-twice, reported-once",
        "no-conclusion, conclusion-missing",
        "wrong-job-id, other-job"
    })
    void aReportThatIsWrongIsAViolation(String fault, String rule)
            throws IOException, InterruptedException, GeneralSecurityException {
        try (var stage = new Stage()) {
            var listener = stage.listener();
            stage.dispatch("release.yml");

            try (var worker = Worker.start(home.resolve("worker"), listener.take(), fault)) {
                worker.exit();
            }

            assertThat(stage.invariants().getJsonArray("violations").getValuesAs(JsonObject.class))
                    .extracting(violation -> violation.getString("rule"))
                    .contains(rule);
        }
    }

    @Test
    void aWorkerThatDiesInMidStepBreaksNoRule()
            throws IOException, InterruptedException, GeneralSecurityException {
        try (var stage = new Stage()) {
            var listener = stage.listener();
            stage.dispatch("release.yml");

            try (var worker = Worker.start(home.resolve("worker"), listener.take(), "crash=1")) {
                assertThat(worker.exit()).isEqualTo(1);
            }

            assertThat(stage.invariants().getJsonArray("violations")).isEmpty();
        }
    }
}
