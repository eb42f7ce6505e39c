package dev.actionsgateway.githubsim.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.githubsim.auth.RunnerKeys;
import dev.actionsgateway.githubsim.clock.SimClock;
import dev.actionsgateway.githubsim.clock.Timers;
import dev.actionsgateway.githubsim.core.Delivery.State;
import dev.actionsgateway.githubsim.core.Ids.RunnerId;
import dev.actionsgateway.githubsim.settings.Settings;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Each invariant is seen to notice a transition that was broken on purpose.
class InvariantsTest {
    private final Timers timers = new Timers(new SimClock(InstantSource.system()));
    private final World world = new World(timers, Settings.REAL, tenants());
    private final Runner runner = register("gw-a-0");
    private final Job job = queue();
    private final Delivery delivery = deliver();

    @AfterEach
    void stop() {
        timers.close();
    }

    @Test
    void whatTheSimulatorDoesByItselfBreaksNone() {
        world.claims().acquire(runner.id, delivery.requestId);
        world.runs().forceCancel(job.run.id);

        assertThat(world.invariants().violations()).isEmpty();
        assertThat(world.invariants().tally().checked()).isPositive();
    }

    @Test
    void aDeliveryThatIsAcquiredTwiceIsNoticed() {
        world.claims().acquire(runner.id, delivery.requestId);
        brokenly(() -> delivery.acquires++);

        assertThat(rules()).containsExactly("acquired-once");
    }

    @Test
    void aJobThatIsConcludedTwiceIsNoticed() {
        world.runs().forceCancel(job.run.id);
        brokenly(() -> job.conclusions++);

        assertThat(rules()).containsExactly("concluded-once");
    }

    @Test
    void aJobThatNobodyHasAndNobodyCanGetIsNoticed() {
        brokenly(() -> delivery.finish("forgotten"));

        assertThat(rules()).contains("never-lost");
        assertThat(world.invariants().violations().getFirst().reason())
                .contains("DELIVERED with 0 open deliveries");
    }

    @Test
    void aDeliveryToASessionThatIsClosedIsNoticed() {
        brokenly(() -> delivery.session.closed = true);

        assertThat(rules()).contains("never-lost", "one-session");
    }

    @Test
    void aRunnerWithAnEndedLeaseIsNoticed() {
        world.claims().acquire(runner.id, delivery.requestId);
        brokenly(() -> delivery.state = State.ENDED);

        assertThat(rules()).contains("one-job");
    }

    @Test
    void aSpentRecordThatStaysListedIsNoticed() {
        world.claims().acquire(runner.id, delivery.requestId);
        world.runs().forceCancel(job.run.id);
        var again = register("gw-a-1");
        world.run(() -> {
            again.standing = Runner.Standing.SPENT;
            world.invariants.touch(again);
        });

        assertThat(rules()).containsExactly("record-gone");
    }

    @Test
    void aRunThatEndsWhileJobsAreOpenIsNoticed() {
        world.run(() -> world.runs().start(spec(), (_, _) -> new HastyPlan()));

        assertThat(rules()).containsExactly("never-lost");
    }

    private static final class HastyPlan implements RunPlan {
        @Override
        public List<Step> begin() {
            return List.of(new Queue(job()), new Conclude(Conclusion.SUCCESS));
        }

        @Override
        public void started(String key) {}

        @Override
        public List<Step> ended(String key, Conclusion conclusion, JsonObject outputs) {
            return List.of();
        }

        @Override
        public List<Step> cancelled() {
            return List.of();
        }

        @Override
        public RunPlan again(Again which) {
            return this;
        }
    }

    private void brokenly(Runnable change) {
        world.run(() -> {
            change.run();
            world.invariants.touch(job);
            world.invariants.touch(runner);
        });
    }

    private List<String> rules() {
        return world.invariants().violations().stream().map(Invariants.Violation::rule).toList();
    }

    private Runner register(String name) {
        if (!(RunnerKeys.make().getPublic() instanceof RSAPublicKey key)) {
            throw new IllegalStateException("not an RSA key");
        }
        var spec =
                new RunnerSpec(
                        new Scope.Organisation("acme"),
                        name,
                        1,
                        List.of("gw"),
                        RunnerSpec.Use.JUST_IN_TIME,
                        "");
        world.runners().register(spec, key, Runners.Replace.NONE);
        return world.look(() ->
                world.runners().list().stream()
                        .map(RunnerView::id)
                        .reduce((_, last) -> last)
                        .map(this::live)
                        .orElseThrow());
    }

    private Runner live(RunnerId id) {
        var found = world.runners().any(id);
        if (found == null) {
            throw new IllegalStateException("it was just registered");
        }
        return found;
    }

    private Job queue() {
        var run = world.runs().start(spec(), (_, _) -> new FlatPlan(List.of(job())));
        return world.look(() ->
                world.archive()
                        .job(world.archive().jobs(run.id()).getFirst().number())
                        .orElseThrow());
    }

    private static RunSpec spec() {
        return new RunSpec(
                "acme",
                "widgets",
                "CI",
                ".github/workflows/ci.yml",
                "push",
                JsonValue.EMPTY_JSON_OBJECT,
                "refs/heads/main",
                "0",
                "octo");
    }

    private static JobSpec job() {
        return new JobSpec(
                "build",
                JobSpec.Place.alone("build"),
                "build",
                List.of("gw"),
                Optional.empty(),
                1,
                Duration.ofHours(6),
                JobSpec.Claim.POSSIBLE,
                _ -> JsonValue.EMPTY_JSON_OBJECT);
    }

    private Delivery deliver() {
        var opener = new Sessions.Opener(runner.id, "test", "2.336.0", Optional.empty());
        if (!(world.sessions().open(runner.id, opener)
                instanceof Sessions.Opening.Opened(var session))) {
            throw new IllegalStateException("the runner is new");
        }
        var ticket = world.polls().poll(runner.id, session.id(), PollStatus.ONLINE);
        world.polls().commit(ticket, Polls.Writing.WRITTEN);
        return world.look(() -> job.deliveries.values().iterator().next());
    }

    private static Tenants tenants() {
        return new Tenants(
                List.of(),
                List.of(),
                List.of(
                        new Tenants.Owner(
                                "acme",
                                1,
                                Tenants.Kind.ORGANISATION,
                                List.of(
                                        new Tenants.Group(
                                                1, "Default", Tenants.Repositories.PRIVATE_ONLY)),
                                List.of(
                                        new Tenants.Repository(
                                                2, "widgets", Tenants.Visibility.PRIVATE)))));
    }
}
