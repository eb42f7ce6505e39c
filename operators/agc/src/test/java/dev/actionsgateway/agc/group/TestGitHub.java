package dev.actionsgateway.agc.group;

import dev.actionsgateway.github.auth.AppIdentity;
import dev.actionsgateway.github.auth.GitHubClock;
import dev.actionsgateway.github.auth.GitHubMint;
import dev.actionsgateway.github.auth.Installation;
import dev.actionsgateway.github.auth.InstallationId;
import dev.actionsgateway.github.auth.TokenOwner;
import dev.actionsgateway.github.register.RunnerKeys;
import dev.actionsgateway.github.register.RunnerSpec.Lifespan;
import dev.actionsgateway.github.rest.Target;
import dev.actionsgateway.github.wire.Egress;
import dev.actionsgateway.github.wire.JdkWire;
import dev.actionsgateway.github.wire.NoProxy;
import dev.actionsgateway.github.wire.Tries;
import dev.actionsgateway.github.wire.Trust;
import dev.actionsgateway.githubsim.Simulator;
import dev.actionsgateway.githubsim.SimulatorConfig;
import dev.actionsgateway.githubsim.client.Dispatch;
import dev.actionsgateway.githubsim.client.SimulatorClient;
import dev.actionsgateway.githubsim.core.Ids.RequestId;
import dev.actionsgateway.githubsim.core.JobView;
import dev.actionsgateway.githubsim.core.Tenants;
import dev.actionsgateway.githubsim.page.View;
import dev.actionsgateway.githubsim.settings.Settings;
import dev.actionsgateway.kit.Deadline;
import dev.actionsgateway.kit.Sleeper;
import dev.actionsgateway.serve.TlsFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/// GitHub for tests: the true simulator over TLS, and our own client to it.
public final class TestGitHub implements AutoCloseable {
    private static final long INSTALLATION = 98765432;
    private static final KeyPair APP = keys();

    final Certificate certificate;
    final Simulator simulator;

    /// Steers it.
    public final SimulatorClient control;

    final JdkWire wire;
    final TokenOwner tokens;
    final Sleeper hurried;
    private final InstantSource clock = InstantSource.system();

    /// @param hurry how many times shorter our own waits are
    public TestGitHub(Path folder, int hurry) {
        certificate = Certificate.in(folder);
        simulator =
                Simulator.start(
                        SimulatorConfig.local(tenants(), Settings.REAL, clock)
                                .with(certificate.files()));
        control = new SimulatorClient(simulator.control());
        wire =
                new JdkWire(
                        new Egress(Optional.empty(), Optional.empty(), NoProxy.parse("")),
                        Trust.with(text(certificate.bundle())),
                        "agc-test");
        hurried = time -> Sleeper.system().sleep(time.dividedBy(hurry));
        var github = new GitHubClock(clock);
        var app =
                new AppIdentity(
                        "12345",
                        new InstallationId(INSTALLATION),
                        (RSAPrivateKey) APP.getPrivate());
        tokens =
                TokenOwner.start(
                        new GitHubMint(wire, api(), github), app, github, hurried, new Random(1));
        try {
            var _ = tokens.awaitFirst(Deadline.after(Duration.ofSeconds(30), clock));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Whose runners are registered there.
    public String owner() {
        return simulator.base() + "/acme";
    }

    /// An address of its run service.
    public String runService() {
        return simulator.base() + "/run/0/";
    }

    /// The App's private key, as PEM.
    public static String appKey() {
        var encoder = Base64.getMimeEncoder(64, new byte[] {'\n'});
        return "-----BEGIN PRIVATE KEY-----\n"
                + encoder.encodeToString(APP.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }

    /// The certificate that is to be believed.
    public Path trusted() {
        return certificate.bundle();
    }

    /// The certificate's files, for another server of the test.
    public TlsFiles files() {
        return certificate.files();
    }

    /// The job that a delivery was about.
    public Optional<JobView> job(String request) {
        return simulator.world().claims().leases().job(new RequestId(UUID.fromString(request)));
    }

    private URI api() {
        return Target.parse(simulator.base() + "/acme").api();
    }

    /// @param scope the path of the organisation or repository that runners belong to
    GitHubSide side(Lifespan lifespan, String scope) {
        var tries = new Tries(hurried, new Random(2));
        var rest = new Installation(wire, tokens, new GitHubClock(clock), tries);
        var target = Target.parse(simulator.base() + scope);
        return GitHubSide.of(wire, rest, target, lifespan, RunnerKeys.rsa(), clock, tries);
    }

    /// Starts a workflow, and says which run it became.
    public long dispatch(String workflow) throws InterruptedException {
        return control.dispatch(
                new Dispatch("acme", "widgets", "ci.yml", "main", workflow, Map.of()));
    }

    /// Waits until a run has ended, and says how.
    public View.RunPage ended(long run) throws InterruptedException {
        return control.awaitCompleted(
                run, Deadline.after(Duration.ofMinutes(2), clock), Sleeper.system());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KeyPair keys() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Tenants tenants() {
        var all =
                Map.of(
                        "actions", "write",
                        "administration", "write",
                        "metadata", "read",
                        "organization_self_hosted_runners", "write");
        var groups = List.of(new Tenants.Group(1, "Default", Tenants.Repositories.PRIVATE_ONLY));
        var repositories =
                List.of(new Tenants.Repository(10, "widgets", Tenants.Visibility.PRIVATE));
        return new Tenants(
                List.of(new Tenants.App("12345", "Iv1.app", (RSAPublicKey) APP.getPublic())),
                List.of(new Tenants.Installation(INSTALLATION, "12345", "acme", all, false)),
                List.of(
                        new Tenants.Owner(
                                "acme", 1, Tenants.Kind.ORGANISATION, groups, repositories)));
    }

    @Override
    public void close() {
        tokens.close();
        wire.close();
        control.close();
        simulator.close();
    }
}
