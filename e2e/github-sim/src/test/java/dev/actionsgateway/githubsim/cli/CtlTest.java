package dev.actionsgateway.githubsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.githubsim.client.FakeControl;
import dev.actionsgateway.kit.ManualClock;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class CtlTest {
    private final FakeControl control = new FakeControl();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @AfterEach
    void stop() {
        control.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "runs",
                "runs release",
                "runners",
                "sessions",
                "sessions --drop s-1",
                "faults",
                "faults clear",
                "faults add GET /broker/message --reset --times 3",
                "clock",
                "clock --advance 10m",
                "settings",
                "settings pollHold=PT1S",
                "calls",
                "calls /run --limit 5",
                "cancel 2",
                "cancel 2 --force",
                "enqueue acme/widgets --label linux --count 2",
                "dispatch acme/widgets ci.yml --input level=high"
            })
    void everyCommandEndsWithWhatToDoNext(String line) {
        assertThat(run(line)).as(err.toString()).isZero();
        assertThat(out.toString().lines().toList().getLast()).startsWith("next: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "dispatch",
                "watch",
                "runs",
                "enqueue",
                "cancel",
                "runners",
                "sessions",
                "faults",
                "faults add",
                "faults clear",
                "clock",
                "settings",
                "calls",
                "invariants"
            })
    void everyCommandExplainsItself(String command) {
        assertThat(run((command + " --help").strip())).isZero();
        assertThat(out.toString()).contains("Usage: github-sim-ctl").contains("--control");
    }

    @Test
    void brokenInvariantsAreShownAndFail() {
        assertThat(run("invariants")).isEqualTo(1);
        assertThat(out.toString()).contains("✗ 2 violations", "concluded-once", "runner 12");
    }

    @Test
    void aFileIsSentAndItsRunWatched(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("ci.yml"), "on: push\n");

        int code = run("dispatch acme/widgets ci.yml --watch --file " + file);

        assertThat(control.told.getFirst()).contains("\"workflow\":\"on: push\\n\"");
        assertThat(code).isEqualTo(1);
        assertThat(out.toString())
                .contains("run 2 is queued")
                .contains("prepare / Run ./mvnw verify")
                .contains("  ▾ Run ./mvnw verify")
                .contains("  warning: The cache is cold")
                .contains("– cancelled  run 2");
    }

    @Test
    void stepsAreShownOnceAndLogsOnlyIfWanted() {
        run("watch 2 --no-logs");

        assertThat(out.toString()).doesNotContain("cache is cold");
        assertThat(out.toString().lines().filter(line -> line.endsWith("prepare / Check out")))
                .hasSize(1);
    }

    @Test
    void withoutATerminalThereAreNoEscapeCodes() {
        run("watch 3");

        assertThat(out.toString()).doesNotContain("\u001b").contains("✓ success  run 3");
    }

    @Test
    void onATerminalThereAreColours() {
        execute(Terminal.Style.COLOURED, "watch", "3", "--no-logs");

        assertThat(out.toString()).contains("\u001b[32m✓ success\u001b[0m  run 3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "settings polHold=1 | polHold = 1: use one of: pollHold",
                "watch 999 | run 999: there is none; look at: runs"
            })
    void aRefusalSaysWhatToWriteInstead(String line, String remedy) {
        assertThat(run(line)).isEqualTo(1);
        assertThat(err.toString()).startsWith("error: ").contains(remedy);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "clock --advance soon | 'soon' is no time: write 90s, 1h30m, 250ms, 2d or PT1.5S",
                "enqueue widgets --label x | write owner/name, as acme/widgets",
                "faults add GET /x | give one of --status, --known",
                "dispatch a/b ci.yml --file /nowhere | --file /nowhere cannot be read",
                "watch | Missing required parameter: 'RUN'"
            })
    void aWrongCommandLineSaysHowItIsRight(String line, String remedy) {
        assertThat(run(line)).isEqualTo(2);
        assertThat(err.toString()).contains(remedy);
    }

    private int run(String line) {
        return execute(Terminal.Style.PLAIN, line.split(" "));
    }

    private int execute(Terminal.Style style, String... arguments) {
        var clock = new ManualClock(Instant.parse("2026-03-01T10:00:00Z"));
        var terminal = new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), style);
        return Ctl.line(control.address(), terminal, clock, clock).execute(arguments);
    }
}
