package dev.actionsgateway.workersim;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/// The two ways to end a job early, which are not the same.
class StopTest extends WithGitHub {
    private static final String ALWAYS = "{\"condition\":\"always()\"}";
    private static final Frame CANCEL = new Frame(Frame.CANCEL, "");
    private static final Frame SHUTDOWN = new Frame(Frame.RUNNER_SHUTDOWN, "");

    private JobJson sleeping() {
        return new JobJson(github)
                .script("sleep", "touch started; sleep 600")
                .script("next", "true")
                .script("cleanup", "echo still here", ALWAYS)
                .script("whencancelled", "true", "{\"condition\":\"cancelled()\"}");
    }

    @Test
    void aCancelStopsTheStepRunsWhatAsksForItAndConcludesCanceled() throws Exception {
        worker.start(sleeping());
        worker.awaitFile("started");

        worker.send(CANCEL);

        assertThat(worker.exit()).isEqualTo(103);
        assertThat(github.completion().getString("conclusion")).isEqualTo("canceled");
        assertThat(github.conclusion("sleep")).isEqualTo("canceled");
        assertThat(github.conclusion("next")).isEqualTo("skipped");
        assertThat(github.conclusion("cleanup")).isEqualTo("succeeded");
        assertThat(github.conclusion("whencancelled")).isEqualTo("succeeded");
        assertThat(github.log("id-sleep")).endsWith("##[error]The operation was canceled.\n");
    }

    @Test
    void aShutdownStopsTheStepRunsNothingMoreAndConcludesFailed() throws Exception {
        worker.start(sleeping().variable("actions_send_job_level_annotations", "true"));
        worker.awaitFile("started");

        worker.send(SHUTDOWN);

        assertThat(worker.exit()).isEqualTo(102);
        assertThat(github.completion().getString("conclusion")).isEqualTo("failed");
        assertThat(github.conclusion("sleep")).isEqualTo("canceled");
        assertThat(github.conclusion("cleanup")).isEqualTo("skipped");
        assertThat(github.conclusion("whencancelled")).isEqualTo("skipped");
        assertThat(
                        github.completion()
                                .getJsonArray("annotations")
                                .getJsonObject(0)
                                .getString("message"))
                .contains("shutdown signal");
    }

    @Test
    void aShutdownOfTheMachineNamesIt() throws Exception {
        worker.start(sleeping().variable("actions_send_job_level_annotations", "true"));
        worker.awaitFile("started");

        worker.send(new Frame(Frame.SYSTEM_SHUTDOWN, ""));

        assertThat(worker.exit()).isEqualTo(102);
        assertThat(github.completion().getJsonArray("annotations").toString())
                .contains("shutting down for computer");
    }

    @Test
    void aStepThatAlwaysRunsGoesOnAfterACancel() throws Exception {
        worker.start(
                new JobJson(github)
                        .script(
                                "stubborn",
                                "touch started; until [ -e go ]; do sleep 0.01; done; echo done",
                                ALWAYS));
        worker.awaitFile("started");

        worker.send(CANCEL);
        Files.createFile(worker.workspace().resolve("go"));

        assertThat(worker.exit()).isEqualTo(103);
        assertThat(github.conclusion("stubborn")).isEqualTo("succeeded");
        assertThat(github.log("id-stubborn")).endsWith("\ndone\n");
    }

    @Test
    void aSecondControlFrameIsIgnoredAndATerminationCutsWhatTheCancelLeft() throws Exception {
        Worker running =
                worker.start(
                        new JobJson(github)
                                .script("stubborn", "touch started; sleep 600", ALWAYS)
                                .script("after", "true", ALWAYS));
        worker.awaitFile("started");
        worker.send(CANCEL);
        worker.send(SHUTDOWN);
        worker.awaitTrace("Control frame of type 2");

        running.terminate();

        assertThat(worker.exit()).isEqualTo(103);
        assertThat(github.conclusion("stubborn")).isEqualTo("canceled");
        assertThat(github.conclusion("after")).isEqualTo("skipped");
    }

    /// The script waits in `read`: bash now and then loses a signal that comes while it waits for a
    /// command. And it starts by `env`, since no shell hears a signal that was ignored when it was
    /// started, as SIGINT is by all that runs in the background of a script.
    @Test
    void aStepIsInterruptedThenTerminatedThenKilled() throws Exception {
        worker.scaled(0.4);
        worker.start(
                new JobJson(github)
                        .script(
                                "deaf",
                                """
                                trap 'echo got INT' INT
                                trap 'echo got TERM' TERM
                                exec 9<> <(:)
                                touch started
                                while true; do read -r -t 0.1 -u 9 || true; done
                                """,
                                JobJson.input("shell", "env --default-signal=INT bash -e {0}"),
                                "{}"));
        worker.awaitFile("started");

        worker.send(CANCEL);

        assertThat(worker.exit()).isEqualTo(103);
        assertThat(github.log("id-deaf"))
                .endsWith(
                        """
                        ##[endgroup]
                        got INT
                        got TERM
                        ##[error]The operation was canceled.
                        """);
    }

    @Test
    void anotherControlFrameIsACrash() throws Exception {
        worker.start(sleeping());
        worker.awaitFile("started");

        worker.send(new Frame(9, ""));

        assertThat(worker.exit()).isEqualTo(1);
        assertThat(worker.out()).contains("control frame of type 9");
        assertThat(github.calls("completejob")).isEmpty();
    }
}
