package dev.actionsgateway.agc.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.agc.events.Event;
import dev.actionsgateway.agc.group.GroupView.Trouble;
import dev.actionsgateway.agc.group.GroupView.Trouble.Kind;
import dev.actionsgateway.agc.job.Checkpoints;
import dev.actionsgateway.agc.job.JobPoint;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A mistake of ours on a group's threads: it is told at once, and no job is lost by it.
class MistakeIT {
    @TempDir Path folder;
    private Bench bench;

    @BeforeEach
    void start() {
        bench = new Bench(folder, 20);
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    /// The first thread that comes to the point fails.
    private static Checkpoints failingAt(JobPoint where, Supplier<Throwable> mistake) {
        var done = new AtomicBoolean();
        return (point, _) -> {
            if (point == where && done.compareAndSet(false, true)) {
                switch (mistake.get()) {
                    case Error e -> throw e;
                    case RuntimeException e -> throw e;
                    case Throwable e -> throw new IllegalArgumentException(e);
                }
            }
        };
    }

    @Test
    void anErrorEndsTheGroupLoudlyAndTheNextOneGoesOnWithItsJobs() throws InterruptedException {
        bench.checkpoints = failingAt(JobPoint.RENEWED, () -> new AssertionError("a mistake"));
        var broken = bench.start(2, 2);
        long run = bench.github.dispatch(Workflows.HELLO);

        Bench.await("it is told", () -> broken.broken().isPresent());
        Bench.await("all threads end", () -> broken.threads().isEmpty());
        broken.close();
        bench.start(2, 2);

        assertThat(bench.github.ended(run).run().state().conclusion()).contains("success");
        assertThat(broken.view().troubles()).extracting(Trouble::kind).containsExactly(Kind.BROKEN);
        assertThat(bench.heard(Event.Broke.class))
                .singleElement()
                .satisfies(broke -> assertThat(broke.cause()).hasRootCauseMessage("a mistake"));
    }

    @ParameterizedTest
    @EnumSource(names = {"INTENDED", "STORED", "RENEWED", "STARTED", "WORKER_ENDED"})
    void aSeatThatBreaksGoesOnWithItsJob(JobPoint point) throws InterruptedException {
        bench.checkpoints = failingAt(point, () -> new IllegalStateException("a mistake"));
        var group = bench.start(1, 1);

        long run = bench.github.dispatch(Workflows.HELLO);

        assertThat(bench.github.ended(run).run().state().conclusion()).contains("success");
        Bench.await("all records are dropped", () -> bench.store.jobs() == 0);
        assertThat(group.broken()).isEmpty();
        assertThat(bench.heard(Event.Broke.class)).hasSize(1);
        assertThat(bench.workers.started).hasSize(1);
    }
}
