package dev.actionsgateway.workersim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The worker as a process: its arguments, its pipes, its signals and its exit codes.
class ProcessTest {
    @TempDir Path root;
    private FakeGitHub github;

    @BeforeEach
    void install() throws IOException {
        github = new FakeGitHub();
        WorkerProcess.install(root);
    }

    @AfterEach
    void stop() {
        github.close();
    }

    private Frame job(String script) {
        return new Frame(Frame.NEW_JOB, new JobJson(github).script("one", script).build());
    }

    private WorkerProcess start(Map<String, String> environment) throws IOException {
        return WorkerProcess.start(root, environment);
    }

    private void awaitFile(String name) throws InterruptedException {
        InJvm.await(() -> Files.exists(root.resolve("_work/app/app").resolve(name)));
    }

    @ParameterizedTest
    @CsvSource({"true, 100", "exit 3, 102"})
    void theExitCodeSaysHowTheJobEnded(String script, int exit) throws Exception {
        try (var worker = start(Map.of())) {
            assertThat(worker.send(job(script)).exit()).isEqualTo(exit);
            assertThat(worker.console()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spawnclient 3",
                "spawnclient 3 4 5",
                "listen 3 4",
                "spawnclient three 4",
                "spawnclient -3 4"
            })
    void otherArgumentsAreACrash(String words) throws Exception {
        try (var worker = WorkerProcess.start(root, words + " " + WorkerProcess.PIPES, Map.of())) {
            assertThat(worker.exit()).isEqualTo(1);
            assertThat(worker.console()).startsWith("Unhandled exception");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3</etc/hostname 4>&1 1>&2",
                "3<&0 4>/dev/null 1>&2",
                "3<&0 4>&- 1>&2",
                "3>&1 4>&1 1>&2"
            })
    void handlesThatAreNoPipesOrTheWrongWayAreACrash(String redirections) throws Exception {
        try (var worker = WorkerProcess.start(root, "spawnclient 3 4 " + redirections, Map.of())) {
            assertThat(worker.exit()).isEqualTo(1);
            assertThat(worker.console()).contains("handle ");
        }
    }

    @Test
    void aRunnerThatIsNotConfiguredIsACrash() throws Exception {
        Files.delete(root.resolve(".runner"));

        try (var worker = start(Map.of())) {
            assertThat(worker.exit()).isEqualTo(1);
            assertThat(worker.console()).contains("there is no").contains(".runner");
        }
    }

    @Test
    void aJobThatDoesNotComeInTimeIsACrash() throws Exception {
        try (var worker = start(Map.of("WORKER_SIM_SCALE", "0.01"))) {
            assertThat(worker.exit()).isEqualTo(1);
            assertThat(worker.console()).contains("no job came within");
        }
    }

    @Test
    void aFirstFrameThatIsNoJobIsACrash() throws Exception {
        try (var worker = start(Map.of())) {
            assertThat(worker.send(new Frame(Frame.CANCEL, "")).exit()).isEqualTo(1);
        }
        try (var worker = start(Map.of())) {
            assertThat(worker.send(new Frame(Frame.NEW_JOB, "")).exit()).isEqualTo(1);
        }
        try (var worker = start(Map.of())) {
            assertThat(worker.send(new Frame(Frame.NEW_JOB, "{}")).exit()).isEqualTo(1);
            assertThat(worker.console()).contains("messageType");
        }
    }

    @Test
    void theOtherByteOrderIsACrashWithAHint() throws Exception {
        byte[] header = ByteBuffer.allocate(8).putInt(1).putInt(400).array();

        try (var worker = start(Map.of())) {
            assertThat(worker.send(header).exit()).isEqualTo(1);
            assertThat(worker.console()).contains("send little-endian");
        }
    }

    @Test
    void theEndOfThePipeIsNoSignal() throws Exception {
        try (var worker = start(Map.of())) {
            worker.send(job("touch started; until [ -e go ]; do sleep 0.01; done")).closePipe();
            awaitFile("started");
            Files.createFile(root.resolve("_work/app/app/go"));

            assertThat(worker.exit()).isEqualTo(100);
        }
    }

    @Test
    void aCancelFrameEndsWith103() throws Exception {
        try (var worker = start(Map.of())) {
            worker.send(job("touch started; sleep 600"));
            awaitFile("started");

            assertThat(worker.send(new Frame(Frame.CANCEL, "")).exit()).isEqualTo(103);
        }
    }

    @Test
    void anInterruptIsIgnoredAndATerminationIsAShutdown() throws Exception {
        try (var worker = start(Map.of("WORKER_SIM_SCALE", "0.2"))) {
            worker.send(job("trap 'exit 0' INT; touch started; while :; do sleep 0.01; done"));
            awaitFile("started");

            worker.signal("INT");
            assertThat(worker.runs()).isTrue();
            worker.signal("TERM");

            assertThat(worker.exit()).isEqualTo(102);
            assertThat(github.completion().getString("conclusion")).isEqualTo("failed");
        }
    }

    @Test
    void aMessageOfSeveralMegabytesIsTakenWhole() throws Exception {
        Frame big =
                new Frame(
                        Frame.NEW_JOB,
                        new JobJson(github)
                                .variable("big", "x".repeat(3_000_000))
                                .script("one", "true")
                                .build());

        try (var worker = start(Map.of())) {
            assertThat(worker.send(big).exit()).isEqualTo(100);
        }
    }

    @Test
    void diagnosticsGoToAFileAndIfAskedForToTheConsole() throws Exception {
        try (var worker = start(Map.of("ACTIONS_RUNNER_PRINT_LOG_TO_STDOUT", "1"))) {
            assertThat(worker.send(job("true")).exit()).isEqualTo(100);
            assertThat(worker.console().lines())
                    .isNotEmpty()
                    .allSatisfy(line ->
                            assertThat(line)
                                    .matches(
                                            "\\[WORKER \\d{4}-\\d\\d-\\d\\d"
                                                    + " \\d\\d:\\d\\d:\\d\\dZ .{4} \\w+] .*"));
        }
        try (var files = Files.list(root.resolve("_diag"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .anyMatch(name -> name.matches("Worker_\\d{8}-\\d{6}-utc\\.log"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "exit-before-reading=7, 7",
        "crash=134, 134",
        "crash=kill, 137",
        "print-secret, 1",
        "out-of-memory=64, 1"
    })
    void faultsEndTheWorkerAsAsked(String fault, int exit) throws Exception {
        try (var worker = start(Map.of(Faults.NAME, fault))) {
            try {
                worker.send(job("echo hello; sleep 20"));
            } catch (IOException _) {
                // It may be gone already.
            }
            assertThat(worker.exit()).isEqualTo(exit);
            assertThat(github.calls("completejob")).isEmpty();
        }
    }

    @Test
    void aWorkerThatIsDeafToSignalsStillHearsFrames() throws Exception {
        try (var worker = start(Map.of(Faults.NAME, "ignore-signals"))) {
            worker.send(job("touch started; sleep 600"));
            awaitFile("started");
            worker.signal("TERM");

            assertThat(worker.send(new Frame(Frame.CANCEL, "")).exit()).isEqualTo(103);
        }
    }

    @Test
    void aDaemonMayOutliveTheWorkerAndHoldItsPipes() throws Exception {
        try (var worker = start(Map.of(Faults.NAME, "daemon=47114711"))) {
            assertThat(worker.send(job("true")).exit()).isEqualTo(100);
            assertThat(
                            ProcessHandle.allProcesses()
                                    .filter(each -> line(each).contains("sleep 47114711"))
                                    .filter(ProcessHandle::destroyForcibly))
                    .isNotEmpty();
        }
    }

    private static String line(ProcessHandle process) {
        return process.info().commandLine().orElse("");
    }
}
