package dev.actionsgateway.github.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.github.broker.Acknowledgement;
import dev.actionsgateway.github.broker.Closing;
import dev.actionsgateway.github.broker.Message;
import dev.actionsgateway.github.broker.Occupation;
import dev.actionsgateway.github.broker.Poll;
import dev.actionsgateway.github.register.Listing;
import dev.actionsgateway.github.register.Removal;
import dev.actionsgateway.github.register.RunnerCredentials;
import dev.actionsgateway.github.register.RunnerSpec.Lifespan;
import dev.actionsgateway.github.runs.RunAction;
import dev.actionsgateway.github.runs.RunLookup;
import dev.actionsgateway.github.wire.Egress;
import dev.actionsgateway.github.wire.JdkWire;
import dev.actionsgateway.github.wire.NoProxy;
import dev.actionsgateway.github.wire.OriginIdentity;
import dev.actionsgateway.github.wire.Trust;
import dev.actionsgateway.githubsim.Simulator;
import dev.actionsgateway.githubsim.SimulatorConfig;
import dev.actionsgateway.githubsim.settings.Settings;
import dev.actionsgateway.jobs.Completed;
import dev.actionsgateway.jobs.Completion;
import dev.actionsgateway.jobs.Offer;
import dev.actionsgateway.jobs.Renewal;
import dev.actionsgateway.jobs.RunRef;
import dev.actionsgateway.serve.TlsFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The whole way of a job, over TLS with a certificate of a private authority and through a CONNECT
/// proxy that alone knows GitHub's name.
@Timeout(60)
class JourneyIT {
    @TempDir private Path folder;
    private Tunnels tunnels;
    private JdkWire wire;
    private Stage stage;

    @BeforeEach
    void open() throws Exception {
        var identity = new OriginIdentity();
        Files.writeString(folder.resolve("tls.crt"), identity.pem());
        Files.writeString(folder.resolve("tls.key"), identity.keyPem());
        tunnels = new Tunnels();
        var base = "https://" + OriginIdentity.NAME;
        var local =
                SimulatorConfig.local(Accounts.tenants(), Settings.REAL, InstantSource.system())
                        .with(TlsFiles.in(folder));
        var simulator =
                Simulator.start(
                        new SimulatorConfig(
                                local.host(),
                                local.ports(),
                                local.tls(),
                                Optional.of(base),
                                local.tenants(),
                                local.settings(),
                                local.clock()));
        tunnels.leadTo(simulator.port());
        wire =
                new JdkWire(
                        Egress.through(
                                new Egress.Hop("127.0.0.1", tunnels.port(), Optional.empty()),
                                NoProxy.parse("")),
                        Trust.with(identity.pem()),
                        "test");
        stage = Stage.gateway(simulator, wire, SimTime.REAL);
        stage.owner();
    }

    @AfterEach
    void close() throws Exception {
        stage.close();
        wire.close();
        tunnels.close();
    }

    @Test
    void aRegisteredRunnerTakesOneJobAfterAnother() throws Exception {
        var runner = stage.registered("gw-a-0");

        runsOneJob(runner);
        runsOneJob(runner);

        assertThat(stage.records.remove(runner.id(), stage.deadline()))
                .isInstanceOf(Removal.Removed.class);
        assertThat(tunnels.requests).allMatch("CONNECT origin.test:443 HTTP/1.1"::equals);
        assertThat(stage.simulator.world().invariants().violations()).isEmpty();
    }

    @Test
    void aRecordMadeJustInTimeTakesOneJobAndIsGone() throws Exception {
        var spec = Stage.spec("gw-a-0", Lifespan.ONE_JOB);
        var runner = Stage.enrolled(stage.jit().enrol(spec, stage.deadline()));

        runsOneJob(runner);

        assertThat(stage.records.remove(runner.id(), stage.deadline()))
                .isInstanceOf(Removal.Absent.class);
    }

    @Test
    void aNameThatIsTakenIsTakenOverInBothWays() throws Exception {
        var first = stage.registered("gw-a-0");
        var spec = Stage.spec("gw-a-0", Lifespan.ONE_JOB);

        var second = Stage.enrolled(stage.jit().enrol(spec, stage.deadline()));
        var third = stage.registered("gw-a-0");

        assertThat(stage.records.named("gw-a-0", stage.deadline()))
                .isInstanceOfSatisfying(
                        Listing.Listed.class, listed -> assertThat(listed.records()).hasSize(1));
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(stage.login(third).secret()).isNotNull();
    }

    @Test
    void aCancelReachesTheBusySession() throws Exception {
        var runner = stage.registered("gw-a-0");
        var token = stage.login(runner);
        var session = stage.open(runner, token);
        var run = stage.enqueue().run();
        var won = stage.won(stage.offer(session, token), token);
        stage.service(token).renew(won.lease(), stage.deadline());

        var cancel = stage.runs.cancel(ref(run), stage.deadline());

        assertThat(cancel).isInstanceOf(RunAction.Accepted.class);
        assertThat(stage.broker.poll(session, Occupation.BUSY, token, stage.deadline()))
                .isInstanceOfSatisfying(
                        Poll.Received.class,
                        poll ->
                                assertThat(poll.message())
                                        .isInstanceOfSatisfying(
                                                Message.Cancelled.class,
                                                it ->
                                                        assertThat(it.cancellation().job())
                                                                .isEqualTo(
                                                                        won.lease().key().job())));
    }

    @Test
    void aRunIsLookedAtRunAgainAndStopped() throws Exception {
        var run = ref(stage.enqueue().run());
        assertThat(stage.runs.rerunFailed(run, stage.deadline()))
                .isInstanceOf(RunAction.StillRunning.class);

        assertThat(stage.runs.forceCancel(run, stage.deadline()))
                .isInstanceOf(RunAction.Accepted.class);
        assertThat(stage.runs.cancel(run, stage.deadline()))
                .isInstanceOf(RunAction.AlreadyEnded.class);
        assertThat(stage.runs.find(run, stage.deadline()))
                .isInstanceOfSatisfying(
                        RunLookup.Found.class, it -> assertThat(it.run().cancelled()).isTrue());
        assertThat(stage.runs.rerunFailed(run, stage.deadline()))
                .isInstanceOf(RunAction.Accepted.class);
        assertThat(stage.runs.find(run, stage.deadline()))
                .isInstanceOfSatisfying(
                        RunLookup.Found.class, it -> assertThat(it.run().attempt()).isEqualTo(2));
    }

    @Test
    void messagesThatAreEncryptedAreReadInBothForms() throws Exception {
        for (var form : new String[] {"runner_form", "prefixed_form"}) {
            stage.control.change(Map.of("encryption", form, "byteOrderMark", "true"));

            runsOneJob(stage.registered("gw-a-0"));
        }
    }

    private void runsOneJob(RunnerCredentials runner) throws InterruptedException {
        stage.control.change(Map.of("acknowledge", "asked"));
        var token = stage.login(runner);
        var session = stage.open(runner, token);
        var run = stage.enqueue().run();

        var offer = stage.offer(session, token);
        assertThat(offer.receipt()).isEqualTo(Offer.Receipt.WANTED);
        assertThat(stage.broker.acknowledge(session, offer.request(), token, stage.deadline()))
                .isInstanceOf(Acknowledgement.Noted.class);
        var service = stage.service(token);
        var won = stage.won(offer, token);
        assertThat(won.job().run()).contains(ref(run));
        for (int i = 0; i < 3; i++) {
            assertThat(service.renew(won.lease(), stage.deadline()))
                    .isInstanceOf(Renewal.Renewed.class);
        }
        assertThat(service.complete(won.lease(), failed(), stage.deadline()))
                .isInstanceOf(Completed.Taken.class);

        assertThat(stage.runs.find(ref(run), stage.deadline()))
                .isInstanceOfSatisfying(
                        RunLookup.Found.class,
                        it -> assertThat(it.run().conclusion()).contains("failure"));
        assertThat(stage.broker.close(session, token, stage.deadline()))
                .isInstanceOf(Closing.Closed.class);
    }

    private static Completion failed() {
        return Completion.failed("no pod", "The worker pod could not be started.");
    }

    private static RunRef ref(long run) {
        return new RunRef("acme/widgets", run, 1);
    }
}
