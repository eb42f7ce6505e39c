package dev.actionsgateway.agc.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.agc.kube.GatewayReader;
import dev.actionsgateway.agc.kube.Tenant;
import dev.actionsgateway.api.condition.Reason;
import dev.actionsgateway.api.gateway.ActionsGateway;
import dev.actionsgateway.api.gateway.ActionsGatewaySpec;
import dev.actionsgateway.api.gateway.GithubApp;
import dev.actionsgateway.api.gateway.KeyRef;
import dev.actionsgateway.cluster.ApiServer;
import dev.actionsgateway.cluster.CustomResources;
import dev.actionsgateway.cluster.OnCluster;
import dev.actionsgateway.github.auth.AppIdentity;
import dev.actionsgateway.github.auth.GitHubClock;
import dev.actionsgateway.github.auth.InstallationToken;
import dev.actionsgateway.github.auth.Minting;
import dev.actionsgateway.github.auth.PrivateKeys;
import dev.actionsgateway.github.auth.TokenOwner;
import dev.actionsgateway.github.wire.Call;
import dev.actionsgateway.github.wire.Failure;
import dev.actionsgateway.github.wire.Verb;
import dev.actionsgateway.kit.Deadline;
import dev.actionsgateway.kit.Secret;
import dev.actionsgateway.kit.Sleeper;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.net.URI;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPrivateCrtKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// What a gateway says of its App's key while somebody changes it.
@OnCluster
class CredentialsIT {
    private static final InstantSource CLOCK = InstantSource.system();

    private final AtomicInteger looks = new AtomicInteger();
    private final LinkedBlockingQueue<AppIdentity> asked = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<Minting> answers = new LinkedBlockingQueue<>();

    private Minting mint(AppIdentity app, Deadline deadline) throws InterruptedException {
        asked.add(app);
        return answers.take();
    }

    private TokenOwner owner(AppIdentity app) {
        return TokenOwner.start(
                this::mint, app, new GitHubClock(CLOCK), Sleeper.system(), new Random(1));
    }

    @Test
    void aKeyThatGitHubHasNotAnsweredIsNotCalledAccepted(ApiServer server) throws Exception {
        CustomResources.install(server.client());
        try (var tenant = Tenant.in(server, "keys", Map.of())) {
            var app = new GithubApp(12345L, null, 98765432L, new KeyRef("app", null));
            var spec = ActionsGatewaySpec.of("https://github.com/acme", app);
            tenant.admin().resource(ActionsGateway.of("keys", "acme", spec)).create();
            key(tenant, pem());
            var reader = new GatewayReader(tenant.client(), tenant.calls(), "keys");
            try (var credentials =
                    Credentials.start(reader, "acme", this::owner, CLOCK, this::pause, _ -> {})) {
                awaitAsked();
                answers.add(minted());
                await(credentials, Reason.CREDENTIALS_ACCEPTED);
                key(tenant, "no key");
                await(credentials, Reason.KEY_UNREADABLE);

                key(tenant, pem());
                awaitAsked();
                awaitLook();

                assertThat(reason(credentials)).contains(Reason.KEY_UNREADABLE);
                answers.add(new Minting.NotBelieved(refusal()));
                await(credentials, Reason.CREDENTIALS_REFUSED);
            }
        }
    }

    private void pause(Duration time) throws InterruptedException {
        looks.incrementAndGet();
        TimeUnit.MILLISECONDS.sleep(20);
    }

    private void awaitLook() throws InterruptedException {
        int before = looks.get();
        while (looks.get() < before + 2) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    private void awaitAsked() throws InterruptedException {
        assertThat(asked.poll(30, TimeUnit.SECONDS)).as("a request for a token").isNotNull();
    }

    private static Optional<Reason> reason(Credentials credentials) {
        return credentials.condition().map(it -> it.reason());
    }

    private static void await(Credentials credentials, Reason wanted) throws InterruptedException {
        var deadline = Deadline.after(Duration.ofSeconds(30), CLOCK);
        while (!reason(credentials).equals(Optional.of(wanted)) && !deadline.expired()) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        assertThat(reason(credentials)).contains(wanted);
    }

    private static void key(Tenant tenant, String pem) {
        tenant.admin()
                .resource(
                        new SecretBuilder()
                                .withNewMetadata()
                                .withNamespace(tenant.namespace())
                                .withName("app")
                                .endMetadata()
                                .addToStringData("privateKey", pem)
                                .build())
                .serverSideApply();
    }

    private static String pem() throws NoSuchAlgorithmException {
        var pair = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        return PrivateKeys.write((RSAPrivateCrtKey) pair.getPrivate());
    }

    private static Minting minted() {
        var end = Instant.now().plus(Duration.ofHours(1));
        return new Minting.Minted(new InstallationToken(Secret.of("t"), end, Map.of()));
    }

    private static Failure refusal() {
        var call = Call.of(Verb.POST, URI.create("https://api.test/x"));
        return Failure.of(call, Failure.Cause.UNAUTHORIZED);
    }
}
