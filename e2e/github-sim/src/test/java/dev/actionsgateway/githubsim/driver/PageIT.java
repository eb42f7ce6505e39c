package dev.actionsgateway.githubsim.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import jakarta.json.JsonNumber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page as a browser shows it. The picture lies in `target/run-page.png` afterwards.
class PageIT {
    private static final Path PICTURE = Path.of("target/run-page.png").toAbsolutePath();
    private static final Pattern GREEN_STEP =
            Pattern.compile("<section class=\"step\"><button[^>]*>.{0,200}?class=\"icon success\"");

    @TempDir Path folder;

    @Test
    void everyStepHasAGreenCheckMarkAndItsOutput()
            throws IOException, InterruptedException, GeneralSecurityException {
        var browser =
                Browser.find(folder)
                        .orElseGet(() -> abort("no browser: install chromium to see the page"));
        try (var stage = new Stage()) {
            var build = build(stage);

            var page = stage.pageAddress("jobs/" + build + "/all");
            var document = browser.document(page);
            assertThat(GREEN_STEP.matcher(document).results()).hasSize(6);
            assertThat(document)
                    .contains("Set up job", "Compile", "Test", "Publish", "Clean up")
                    .contains("a blue, round and matt widget of version 1.4.2")
                    .contains("signing in with ***")
                    .contains("all swept")
                    .doesNotContain(DriverTest.SECRET, "This step left no log.");
            browser.picture(page, 1100, 1720, PICTURE);
            assertThat(Files.size(PICTURE)).isBetween(10_000L, 200_000L);
        }
    }

    private JsonNumber build(Stage stage)
            throws IOException, InterruptedException, GeneralSecurityException {
        var listener = stage.listener();
        long run = stage.dispatch("release.yml");
        for (var job : new String[] {"build", "announce"}) {
            try (var worker = Worker.start(folder.resolve(job), listener.take())) {
                assertThat(worker.exit()).isEqualTo(100);
            }
        }
        return stage.job(run, "build").getJsonNumber("id");
    }
}
