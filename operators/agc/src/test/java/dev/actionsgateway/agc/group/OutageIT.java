package dev.actionsgateway.agc.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.agc.events.Event;
import dev.actionsgateway.agc.events.Event.Phase;
import dev.actionsgateway.agc.gate.Headroom.Room;
import dev.actionsgateway.agc.gate.Withheld;
import dev.actionsgateway.agc.group.GroupView.Trouble;
import dev.actionsgateway.agc.group.GroupView.Trouble.Kind;
import dev.actionsgateway.agc.job.Workers;
import dev.actionsgateway.githubsim.client.NewFault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a group lives with goes away and comes back: tokens, GitHub, the cluster, its room.
class OutageIT {
    private static final int ALL = 1_000_000;

    @TempDir Path folder;
    private Bench bench;

    @BeforeEach
    void start() throws InterruptedException {
        bench = new Bench(folder, 20);
        bench.github.control.change(Map.of("pollHold", "PT1S"));
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    private Optional<String> conclusion(long run) throws InterruptedException {
        return bench.github.ended(run).run().state().conclusion();
    }

    private long longJob() throws InterruptedException {
        long run = bench.github.dispatch(Workflows.LONG);
        Bench.await("the worker runs", () -> !bench.workers.started.isEmpty());
        return run;
    }

    private long granted() {
        return bench.heard(Event.TokenAsked.class).stream()
                .filter(asked -> asked.outcome().equals("Granted"))
                .count();
    }

    private long openings() {
        return bench.heard(Event.SeatMoved.class).stream()
                .filter(moved -> moved.to() == Phase.OPENING)
                .count();
    }

    @Test
    void aRunnersTokenIsRenewedUnderARunningJobAndTheSessionStays() throws InterruptedException {
        bench.github.control.change(Map.of("brokerTokenLife", "PT4S"));
        bench.start(1, 1);
        long run = longJob();
        long before = granted();

        Bench.await("some tokens were used up", () -> granted() >= before + 3);
        bench.github.control.cancel(run);

        assertThat(conclusion(run)).contains("cancelled");
        assertThat(openings()).isEqualTo(1);
        assertThat(bench.heard(Event.CancelSeen.class)).hasSize(1);
        bench.leaveNothing();
    }

    @Test
    void aGroupSaysThatGitHubIsAwayAndListensAgainWhenItIsBack() throws InterruptedException {
        var group = bench.start(1, 1);
        Bench.await("one seat listens", () -> group.view().polling() == 1);
        bench.github.control.addFault(NewFault.status("*", "**", ALL, 503));
        Bench.await(
                "it is said",
                () ->
                        group.view().troubles().stream()
                                .map(Trouble::kind)
                                .anyMatch(Kind.UNREACHABLE::equals));
        long run = bench.github.dispatch(Workflows.HELLO);

        bench.github.control.clearFaults();

        assertThat(conclusion(run)).contains("success");
        assertThat(group.view().troubles()).isEmpty();
        bench.leaveNothing();
    }

    @Test
    void aRunningJobOutlivesAnOutageOfBrokerAndRunService() throws InterruptedException {
        bench.start(1, 1);
        long run = longJob();
        bench.github.control.addFault(NewFault.status("*", "**/message", ALL, 502));
        bench.github.control.addFault(NewFault.status("*", "**/renewjob", ALL, 502));
        Bench.await(
                "renewals fail",
                () ->
                        bench.heard(Event.Renewed.class).stream()
                                        .filter(it -> it.outcome().equals("Unanswered"))
                                        .count()
                                >= 2);

        bench.github.control.clearFaults();
        bench.github.control.cancel(run);

        assertThat(conclusion(run)).contains("cancelled");
        assertThat(bench.heard(Event.LeaseLost.class)).isEmpty();
        bench.leaveNothing();
    }

    @Test
    void nothingIsClaimedWhileTheClusterDoesNotWriteIntentsDown() throws InterruptedException {
        bench.store.away = true;
        bench.start(1, 1);
        long run = bench.github.dispatch(Workflows.HELLO);
        Bench.await("it is declined", () -> !bench.heard(Event.Declined.class).isEmpty());
        assertThat(bench.heard(Event.Declined.class))
                .allSatisfy(it -> assertThat(it.reason()).isEqualTo(Withheld.CLUSTER_UNREACHABLE));
        assertThat(bench.heard(Event.Claimed.class)).isEmpty();

        bench.store.away = false;

        assertThat(conclusion(run)).contains("success");
        bench.leaveNothing();
    }

    @Test
    void aJobIsToldToHaveFailedWhenItsWorkerCouldNotBeMadeForEightMinutes()
            throws InterruptedException {
        bench.workers.instead = Optional.of(new Workers.Start.Unavailable("its webhook is down"));
        bench.start(1, 1);
        long run = bench.github.dispatch(Workflows.HELLO);
        Bench.await("it is tried again", () -> bench.workers.asked.get() > 1);

        bench.ahead = Duration.ofMinutes(8);

        var page = bench.github.ended(run);
        assertThat(page.run().state().conclusion()).contains("failure");
        assertThat(page.jobs().getFirst().annotations())
                .anySatisfy(said -> assertThat(said.message()).contains("its webhook is down"));
        bench.leaveNothing();
    }

    @ParameterizedTest
    @ValueSource(strings = {"never", "offered"})
    void roomThatReturnsIsNoticed(String busyOffers) throws InterruptedException {
        bench.github.control.change(Map.of("busyOffers", busyOffers));
        bench.room = new Room(0, Withheld.QUOTA, "pods are used up");
        var group = bench.start(1, 1);
        long run = bench.github.dispatch(Workflows.HELLO);
        Bench.await("one seat keeps its session", () -> group.view().polling() == 1);
        assertThat(group.view().withheld()).containsKey(Withheld.QUOTA);
        assertThat(bench.heard(Event.Claimed.class)).isEmpty();

        bench.room = Room.unlimited();

        assertThat(conclusion(run)).contains("success");
        Bench.await("nothing is withheld", () -> group.view().withheld().isEmpty());
        bench.leaveNothing();
    }
}
