package dev.actionsgateway.agc.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.agc.events.Event;
import dev.actionsgateway.agc.job.NotStarted;
import dev.actionsgateway.agc.job.WorkerEnd;
import dev.actionsgateway.agc.job.Workers;
import dev.actionsgateway.githubsim.client.NewJobs;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Jobs from their dispatch to their end, at the true simulator.
class JobIT {
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

    private Optional<String> conclusion(long run) throws InterruptedException {
        return bench.github.ended(run).run().state().conclusion();
    }

    @Test
    void aDispatchedWorkflowTurnsGreenAndLeavesNothingBehind() throws InterruptedException {
        bench.start(5, 5);

        long run = bench.github.dispatch(Workflows.HELLO);

        assertThat(conclusion(run)).contains("success");
        assertThat(bench.heard(Event.Ended.class))
                .singleElement()
                .satisfies(ended -> assertThat(ended.told()).isEqualTo("by the worker"));
        bench.leaveNothing();
    }

    @Test
    void aRunThatIsCancelledInMidStepEndsCancelled() throws InterruptedException {
        bench.start(2, 2);
        long run = bench.github.dispatch(Workflows.LONG);
        Bench.await("the worker runs", () -> !bench.workers.started.isEmpty());

        bench.github.control.cancel(run);

        assertThat(conclusion(run)).contains("cancelled");
        assertThat(bench.heard(Event.CancelSeen.class)).hasSize(1);
        bench.leaveNothing();
    }

    @Test
    void sevenJobsOfAMatrixRunOnceEachOnIdleSeats() throws InterruptedException {
        var group = bench.start(7, 7);
        Bench.await("one seat listens", () -> group.view().polling() == 1);

        long run = bench.github.dispatch(Workflows.SEVEN);

        assertThat(conclusion(run)).contains("success");
        assertThat(bench.workers.started).hasSize(7).doesNotHaveDuplicates();
        bench.leaveNothing();
    }

    @Test
    void aJobThatIsOfferedToThreeSeatsRunsOnce() throws InterruptedException {
        var settings = new GroupSettings("team", "a1b2c3", List.of("gw"), "", 3, 2, 3, "2.336.0");
        var group = bench.start(settings);
        Bench.await("three seats listen", () -> group.view().polling() == 3);

        var queued =
                bench.github.control.enqueue(
                        new NewJobs(
                                "acme", "widgets", "hello", List.of("gw"), Optional.empty(), 1, 3));

        assertThat(conclusion(queued.run())).contains("success");
        assertThat(bench.workers.started).hasSize(1);
        bench.leaveNothing();
    }

    @Test
    void whenNothingHappensExactlyOneSessionIsOpen() throws InterruptedException {
        var group = bench.start(50, 50);

        Bench.await("one seat listens", () -> group.view().polling() == 1);

        assertThat(bench.github.control.sessions()).hasSize(1);
        assertThat(bench.github.control.runners()).hasSize(1);
        bench.leaveNothing();
    }

    @Test
    void noMoreJobsRunThanTheCeilingAllows() throws InterruptedException {
        bench.start(7, 2);

        long run = bench.github.dispatch(Workflows.SEVEN);

        assertThat(conclusion(run)).contains("success");
        assertThat(bench.workers.most.get()).isBetween(1, 2);
        bench.leaveNothing();
    }

    @Test
    void aPausedGroupTakesNothingUntilItMay() throws InterruptedException {
        var group = bench.start(3, 0);
        long run = bench.github.dispatch(Workflows.HELLO);
        Bench.await("one seat keeps its session", () -> group.view().polling() == 1);

        group.update(Bench.settings(3, 1));

        assertThat(conclusion(run)).contains("success");
        assertThat(bench.heard(Event.Declined.class)).isEmpty();
        bench.leaveNothing();
    }

    @Test
    void aWorkerThatDiesIsToldAsAFailureWithItsReason() throws InterruptedException {
        bench.start(1, 1);
        bench.workers.endInstead =
                Optional.of(
                        new WorkerEnd.Died(
                                WorkerEnd.Death.OUT_OF_MEMORY,
                                Optional.of(137),
                                "The container used more than 2Gi."));

        long run = bench.github.dispatch(Workflows.HELLO);

        var ended = bench.github.ended(run);
        assertThat(ended.run().state().conclusion()).contains("failure");
        assertThat(bench.heard(Event.ConclusionRefused.class)).isEmpty();
        bench.leaveNothing();
    }

    @Test
    void aJobWhoseWorkerIsRefusedIsToldAsAFailure() throws InterruptedException {
        bench.start(1, 1);
        bench.workers.instead =
                Optional.of(new Workers.Start.Refused(NotStarted.ADMISSION, "a policy forbids it"));

        long run = bench.github.dispatch(Workflows.HELLO);

        assertThat(conclusion(run)).contains("failure");
        bench.leaveNothing();
    }
}
