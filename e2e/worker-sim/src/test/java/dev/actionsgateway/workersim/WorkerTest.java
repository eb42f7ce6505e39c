package dev.actionsgateway.workersim;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintStream;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The end of a worker, however it comes.
class WorkerTest extends WithGitHub {
    @Test
    void whateverBreaksIsACrashAndNotASilence() throws Exception {
        var worker =
                new Worker(
                        new WorkerHost(
                                root,
                                Map.of(),
                                InstantSource.system(),
                                Times.real(),
                                new PrintStream(PrintStream.nullOutputStream(), true, UTF_8)));

        int exit =
                worker.run(() -> {
                    throw new StackOverflowError("as of a message without end");
                });

        assertThat(exit).isEqualTo(1);
    }

    @Test
    void aWorkerThatHangsAfterAnUnknownJobEndsBySigtermOnly() throws Exception {
        github.complete(404, "{\"statusCode\":404}");
        Worker running =
                worker.start(job().variable(Faults.NAME, "hang-after-404").script("one", "true"));
        InJvm.await(() -> !github.calls("completejob").isEmpty());

        running.terminate();

        assertThat(worker.exit()).isEqualTo(143);
        assertThat(github.calls("completejob")).hasSize(1);
    }
}
