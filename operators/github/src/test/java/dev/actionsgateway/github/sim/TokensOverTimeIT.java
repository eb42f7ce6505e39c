package dev.actionsgateway.github.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.github.auth.TokenOwner;
import dev.actionsgateway.github.broker.Message;
import dev.actionsgateway.github.broker.Occupation;
import dev.actionsgateway.github.broker.Poll;
import dev.actionsgateway.github.runs.RunLookup;
import dev.actionsgateway.github.wire.Egress;
import dev.actionsgateway.github.wire.JdkWire;
import dev.actionsgateway.github.wire.Trust;
import dev.actionsgateway.githubsim.Simulator;
import dev.actionsgateway.githubsim.SimulatorConfig;
import dev.actionsgateway.githubsim.auth.TokenKind;
import dev.actionsgateway.githubsim.client.NewFault;
import dev.actionsgateway.githubsim.page.View;
import dev.actionsgateway.githubsim.settings.Settings;
import dev.actionsgateway.jobs.Renewal;
import dev.actionsgateway.jobs.RunRef;
import dev.actionsgateway.kit.Deadline;
import dev.actionsgateway.kit.Nursery;
import dev.actionsgateway.kit.Sleeper;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The installation token over hours, with one clock for the clients and GitHub that is moved by
/// hand.
@Timeout(120)
class TokensOverTimeIT {
    private static final Duration RENEWAL = Duration.ofMinutes(55);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int CALLERS = 1000;

    private final Simulator simulator =
            Simulator.start(
                    SimulatorConfig.local(
                            Accounts.tenants(), Settings.REAL, InstantSource.system()));
    private final JdkWire wire = new JdkWire(Egress.DIRECT, Trust.usual(), "test");
    private Stage stage = Stage.gateway(simulator, wire, SimTime.of(simulator));

    @AfterEach
    void close() {
        stage.close();
        wire.close();
    }

    @Test
    void aPollIsHeldThroughTheRenewalFiveMinutesBeforeTheEnd() throws Exception {
        stage.owner();
        stage.control.change(Map.of("pollHold", "PT3H"));
        var runner = stage.registered("gw-a-0");
        var token = stage.login(runner);
        var session = stage.open(runner, token);
        try (var nursery = Nursery.open("listener")) {
            var deadline = Deadline.after(Duration.ofHours(3), stage.clock);
            var poll =
                    nursery.fork(
                            "poll",
                            () -> stage.broker.poll(session, Occupation.ONLINE, token, deadline));
            until(() -> stage.control.sessions().stream().anyMatch(View.Session::polling));

            stage.control.advance(RENEWAL.minus(MINUTE));
            assertThat(requests("/access_tokens")).isEqualTo(1);
            stage.control.advance(MINUTE);
            until(() -> requests("/access_tokens") == 2);
            assertThat(poll.isDone()).isFalse();

            stage.enqueue();
            assertThat(poll.get())
                    .isInstanceOfSatisfying(
                            Poll.Received.class,
                            it -> assertThat(it.message()).isInstanceOf(Message.Offered.class));
            assertThat(requests("/broker/message")).isEqualTo(1);
        }
    }

    @Test
    void aThousandCallersCostOneTokenAtTheRenewal() throws Exception {
        var owner = stage.owner();
        var old = owner.token().orElseThrow();
        var run = ref(stage.enqueue().run());
        try (var nursery = Nursery.open("callers")) {
            var callers = new ArrayList<Future<RunLookup>>();
            for (int i = 0; i < CALLERS; i++) {
                callers.add(nursery.fork("caller", () -> stage.runs.find(run, stage.deadline())));
            }
            stage.control.advance(RENEWAL);
            for (var caller : callers) {
                assertThat(caller.get()).isInstanceOf(RunLookup.Found.class);
            }
        }

        until(() -> owner.token().filter(token -> !token.equals(old)).isPresent());
        assertThat(granted()).isEqualTo(2);
    }

    @Test
    void aThousandRefusalsCostOneRequest() throws Exception {
        var owner = stage.owner();
        var run = ref(stage.enqueue().run());
        stage.control.advance(MINUTE);
        simulator.tokens().revoke((_, grant) -> grant.kind() == TokenKind.INSTALLATION);

        try (var nursery = Nursery.open("callers")) {
            for (int i = 0; i < CALLERS; i++) {
                var _ = nursery.fork("caller", () -> stage.runs.find(run, stage.deadline()));
            }
            nursery.join();
        }

        until(() -> found(run));
        stage.control.advance(MINUTE);
        assertThat(requests("/access_tokens")).isEqualTo(2);
        assertThat(owner.state().trouble()).isEmpty();
    }

    @Test
    void aRenewalThatFailsDisturbsNobodyWhileTheOldTokenLives() throws Exception {
        var owner = stage.owner();
        var old = owner.token().orElseThrow();
        var run = ref(stage.enqueue().run());
        stage.control.addFault(NewFault.status("POST", "**/access_tokens", 1000, 503));

        stage.control.advance(RENEWAL);
        for (int failures = 1; failures <= 3; failures++) {
            int sofar = failures;
            until(() -> requests("/access_tokens") > sofar && troubled(owner));
            assertThat(stage.runs.find(run, stage.deadline())).isInstanceOf(RunLookup.Found.class);
            assertThat(owner.token()).contains(old);
            stage.control.advance(MINUTE);
        }

        stage.control.clearFaults();
        stage.control.advance(MINUTE);
        until(() -> owner.token().filter(token -> !token.equals(old)).isPresent());
        assertThat(stage.runs.find(run, stage.deadline())).isInstanceOf(RunLookup.Found.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {-10, 10})
    void aMachineWhoseClockIsWrongByTenMinutesTakesAJobAllTheSame(long minutes) throws Exception {
        stage.close();
        var other =
                Simulator.start(
                        SimulatorConfig.local(
                                Accounts.tenants(), Settings.REAL, InstantSource.system()));
        stage = Stage.gateway(other, wire, SimTime.off(Duration.ofMinutes(minutes)));
        stage.owner();

        var runner = stage.registered("gw-a-0");
        var token = stage.login(runner);
        var session = stage.open(runner, token);
        stage.enqueue();
        var won = stage.won(stage.offer(session, token), token);

        assertThat(stage.service(token).renew(won.lease(), stage.deadline()))
                .isInstanceOf(Renewal.Renewed.class);
        assertThat(stage.github.ahead().toMinutes()).isBetween(-minutes - 1, -minutes + 1);
    }

    private boolean found(RunRef run) throws InterruptedException {
        return stage.runs.find(run, stage.deadline()) instanceof RunLookup.Found;
    }

    private static boolean troubled(TokenOwner owner) {
        return owner.state().trouble().isPresent();
    }

    private long requests(String path) throws InterruptedException {
        return stage.control.calls(path, 1000).size();
    }

    /// Tokens that were given. Answers that are on their way while the clock is moved teach a wrong
    /// time, and a request in that time is refused once.
    private long granted() throws InterruptedException {
        return stage.control.calls("/access_tokens", 1000).stream()
                .filter(call -> call.status() == 201)
                .count();
    }

    private static void until(Callable<Boolean> condition) throws Exception {
        var deadline = Deadline.after(Duration.ofSeconds(60), InstantSource.system());
        while (!condition.call()) {
            assertThat(deadline.expired()).as("it did not come about").isFalse();
            Sleeper.system().sleep(Duration.ofMillis(5));
        }
    }

    private static RunRef ref(long run) {
        return new RunRef("acme/widgets", run, 1);
    }
}
