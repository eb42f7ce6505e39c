package dev.actionsgateway.agc.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.agc.group.GroupView.Trouble;
import dev.actionsgateway.agc.group.GroupView.Trouble.Kind;
import dev.actionsgateway.agc.job.Checkpoints;
import dev.actionsgateway.agc.job.JobPoint;
import dev.actionsgateway.githubsim.client.NewFault;
import dev.actionsgateway.kit.Deadline;
import dev.actionsgateway.kit.Turns;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Groups that go: for ever, or right after a cancellation.
class LeavingIT {
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

    private long job(String workflow) throws InterruptedException {
        long run = bench.github.dispatch(workflow);
        Bench.await("the worker runs", () -> !bench.workers.started.isEmpty());
        return run;
    }

    private static GroupRuntime.Drained drain(Group group, Duration time)
            throws InterruptedException {
        return group.drain(Deadline.after(time, InstantSource.system()));
    }

    private void nothingIsLeftAtGitHub() throws InterruptedException {
        assertThat(bench.github.control.runners()).isEmpty();
        assertThat(bench.github.control.sessions()).isEmpty();
        assertThat(bench.store.seats()).isEmpty();
        bench.leaveNothing();
    }

    @Test
    void aJobMayEndBeforeItsGroupGoes() throws InterruptedException {
        var group = bench.start(2, 2);
        long run = job(Workflows.job("sleep 20"));

        var drained = drain(group, Duration.ofMinutes(1));

        assertThat(drained.left()).isEmpty();
        assertThat(conclusion(run)).contains("success");
        nothingIsLeftAtGitHub();
    }

    @Test
    void aJobThatDoesNotEndInTimeIsCancelledBeforeItsGroupGoes() throws InterruptedException {
        var group = bench.start(2, 2);
        long run = job(Workflows.LONG);

        var drained = drain(group, Duration.ofSeconds(1));

        assertThat(drained.left()).isEmpty();
        assertThat(bench.workers.cancelled).hasSize(1);
        assertThat(bench.github.ended(run).run().state().conclusion()).isPresent();
        nothingIsLeftAtGitHub();
    }

    @Test
    void aCancellationThatReachedItsWorkerOutlivesTheGroup() throws InterruptedException {
        var first = bench.start(1, 1);
        long run = job(Workflows.LONG);
        bench.github.control.cancel(run);
        Bench.await("the worker knows", () -> !bench.workers.cancelled.isEmpty());
        first.close();

        bench.start(1, 1);

        assertThat(conclusion(run)).contains("cancelled");
        bench.leaveNothing();
    }

    @Test
    void aCancellationThatWasHeardAndNotPassedOnIsHeardAgain() throws InterruptedException {
        var heard = new CountDownLatch(1);
        bench.github.control.change(Map.of("cancelMessage", "repeated"));
        bench.checkpoints =
                (point, _) -> {
                    if (point == JobPoint.CANCEL_SEEN) {
                        heard.countDown();
                        new CountDownLatch(1).await();
                    }
                };
        var first = bench.start(1, 1);
        long run = job(Workflows.LONG);
        bench.github.control.cancel(run);
        heard.await();
        first.close();
        bench.checkpoints = Checkpoints.none();

        bench.start(1, 1);

        assertThat(conclusion(run)).contains("cancelled");
        bench.leaveNothing();
    }

    @Test
    void aSessionThatIsInDoubtIsEndedWhenItsGroupIsClosed() throws InterruptedException {
        bench.github.control.change(Map.of("pollHold", "PT1S"));
        var group = bench.start(1, 1);
        Bench.await("one seat listens", () -> group.view().polling() == 1);
        bench.github.control.addFault(NewFault.status("POST", "**/session", 1_000_000, 503));
        bench.github.control.addFault(NewFault.status("GET", "**/message", 1_000_000, 401));
        Bench.await("the session is given up", () -> says(group, Kind.UNREACHABLE));

        group.close();

        assertThat(bench.github.control.sessions()).isEmpty();
    }

    @Test
    void aSeatThatWaitsForItsTurnToBeEnrolledOpensWhenItComes() throws InterruptedException {
        var side = bench.side();
        var turns = allTurns(side);
        var group = bench.start(Bench.settings(1, 1), side);
        Bench.await("a seat says that it waits", () -> says(group, Kind.QUEUED));

        turns.getFirst().close();

        Bench.await("it listens", () -> group.view().polling() == 1);
        assertThat(group.view().troubles()).isEmpty();
        bench.leaveNothing();
        assertThat(side.enrolments().take(Duration.ZERO)).isPresent();
    }

    @Test
    void aSeatThatWaitsForItsTurnToBeEnrolledLeavesWithItsGroup() throws InterruptedException {
        var side = bench.side();
        allTurns(side);
        var group = bench.start(Bench.settings(1, 1), side);
        Bench.await("a seat says that it waits", () -> says(group, Kind.QUEUED));

        assertThat(drain(group, Duration.ofSeconds(30)).left()).isEmpty();

        nothingIsLeftAtGitHub();
    }

    private static List<Turns.Turn> allTurns(GitHubSide side) throws InterruptedException {
        var turns = new ArrayList<Turns.Turn>();
        for (var turn = side.enrolments().take(Duration.ZERO); turn.isPresent(); ) {
            turns.add(turn.get());
            turn = side.enrolments().take(Duration.ZERO);
        }
        return turns;
    }

    private static boolean says(Group group, Kind kind) {
        return group.view().troubles().stream().map(Trouble::kind).anyMatch(kind::equals);
    }
}
