package dev.actionsgateway.agc.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.agc.events.Event;
import dev.actionsgateway.agc.job.Checkpoints;
import dev.actionsgateway.agc.job.JobPoint;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A group that stops at a point of a job's path, as if it had been killed there, and another one
/// that takes its place.
class RestartIT {
    @TempDir Path folder;
    private Bench bench;
    private final CountDownLatch there = new CountDownLatch(1);

    @BeforeEach
    void start() {
        bench = new Bench(folder, 20);
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    /// The first thread that comes to the point stays there until it is interrupted.
    private Checkpoints stuckAt(JobPoint stop) {
        return (point, _) -> {
            if (point == stop && there.getCount() > 0) {
                there.countDown();
                new CountDownLatch(1).await();
            }
        };
    }

    private String conclusionAfterAStopAt(JobPoint point) throws InterruptedException {
        bench.checkpoints = stuckAt(point);
        var first = bench.start(1, 1);
        long run = bench.github.dispatch(Workflows.HELLO);
        there.await();
        first.close();
        bench.checkpoints = Checkpoints.none();
        bench.start(1, 1);

        return bench.github.ended(run).run().state().conclusion().orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(
            names = {"CANCEL_SEEN", "COMPLETED"},
            mode = EnumSource.Mode.EXCLUDE)
    void aJobSurvivesARestartAtAnyPointWhereAClaimMayBeRepeated(JobPoint point)
            throws InterruptedException {
        bench.github.control.change(Map.of("repeatedAcquire", "idempotent"));

        var conclusion = conclusionAfterAStopAt(point);

        assertThat(conclusion).isEqualTo("success");
        assertThat(bench.workers.started).hasSize(1);
        bench.leaveNothing();
    }

    @ParameterizedTest
    @EnumSource(names = {"OFFERED", "STORED", "RENEWED", "STARTED", "WORKER_ENDED", "CLEANED"})
    void whereItMayNotBeRepeatedAJobSurvivesOutsideOfTheClaim(JobPoint point)
            throws InterruptedException {
        bench.github.control.change(Map.of("repeatedAcquire", "refused"));

        var conclusion = conclusionAfterAStopAt(point);

        assertThat(conclusion).isEqualTo("success");
        assertThat(bench.workers.started).hasSize(1);
        bench.leaveNothing();
    }

    @Test
    void aRecordThatCouldNotBeRemovedDoesNotHideTheJobThatCameAfterIt()
            throws InterruptedException {
        bench.store.keeping = true;
        var first = bench.start(1, 1);
        bench.github.ended(bench.github.dispatch(Workflows.HELLO));
        long run = bench.github.dispatch(Workflows.LONG);
        Bench.await("the second worker runs", () -> bench.workers.started.size() == 2);
        first.close();
        bench.store.keeping = false;
        bench.start(1, 1);

        bench.github.control.cancel(run);

        assertThat(bench.github.ended(run).run().state().conclusion()).contains("cancelled");
        bench.leaveNothing();
    }

    @Test
    void aJobThatEndedWhileNobodyLookedHasEndedWell() throws InterruptedException {
        bench.checkpoints = stuckAt(JobPoint.WORKER_ENDED);
        var first = bench.start(1, 1);
        long run = bench.github.dispatch(Workflows.HELLO);
        there.await();
        first.close();
        bench.checkpoints = Checkpoints.none();
        bench.github.ended(run);

        bench.start(1, 1);

        bench.leaveNothing();
        assertThat(bench.heard(Event.LeaseLost.class)).isEmpty();
        assertThat(bench.heard(Event.Ended.class))
                .singleElement()
                .satisfies(ended -> assertThat(ended.told()).isEqualTo("by the worker"));
        assertThat(bench.workers.removed).isEmpty();
    }

    @Test
    void aWorkerThatVanishedMeanwhileIsNotMadeAgain() throws InterruptedException {
        bench.checkpoints = stuckAt(JobPoint.WORKER_ENDED);
        var first = bench.start(1, 1);
        long run = bench.github.dispatch(Workflows.LONG);
        Bench.await("the worker runs", () -> !bench.workers.started.isEmpty());
        first.close();
        bench.workers.lose();
        bench.checkpoints = Checkpoints.none();
        bench.start(1, 1);

        var ended = bench.github.ended(run);

        assertThat(ended.run().state().conclusion()).contains("failure");
        assertThat(bench.workers.started).hasSize(1);
        bench.leaveNothing();
    }
}
