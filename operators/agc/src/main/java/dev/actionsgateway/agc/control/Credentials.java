package dev.actionsgateway.agc.control;

import dev.actionsgateway.agc.kube.GatewayReader;
import dev.actionsgateway.agc.kube.GatewayReader.Found;
import dev.actionsgateway.api.condition.ConditionStatus;
import dev.actionsgateway.api.condition.ConditionType;
import dev.actionsgateway.api.condition.Observation;
import dev.actionsgateway.api.condition.Reason;
import dev.actionsgateway.api.gateway.ActionsGateway;
import dev.actionsgateway.api.gateway.GithubApp;
import dev.actionsgateway.github.auth.AppIdentity;
import dev.actionsgateway.github.auth.InstallationId;
import dev.actionsgateway.github.auth.InstallationToken;
import dev.actionsgateway.github.auth.Minting;
import dev.actionsgateway.github.auth.PrivateKeys;
import dev.actionsgateway.github.auth.TokenOwner;
import dev.actionsgateway.github.auth.TokenState;
import dev.actionsgateway.github.auth.Tokens;
import dev.actionsgateway.kit.Deadline;
import dev.actionsgateway.kit.Nursery;
import dev.actionsgateway.kit.Sleeper;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The App's identity, read from the gateway and its Secret again and again: a new key, or another
/// Secret, is taken up without a restart. The old key goes on until the new one is proven.
public final class Credentials implements Tokens, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Credentials.class);
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final Duration CALL = Duration.ofSeconds(10);
    private static final Duration GLANCE = Duration.ofMillis(20);

    private final GatewayReader reader;
    private final String gateway;
    private final Function<AppIdentity, TokenOwner> owners;
    private final InstantSource clock;
    private final Sleeper sleeper;
    private final Nursery nursery;
    private volatile Optional<TokenOwner> owner = Optional.empty();
    private volatile Optional<Observation> trouble = Optional.empty();
    private volatile Optional<Observation> before = Optional.empty(); // the last key was taken up

    private Credentials(
            GatewayReader reader,
            String gateway,
            Function<AppIdentity, TokenOwner> owners,
            InstantSource clock,
            Sleeper sleeper,
            Consumer<Throwable> broken) {
        this.reader = reader;
        this.gateway = gateway;
        this.owners = owners;
        this.clock = clock;
        this.sleeper = sleeper;
        nursery = Nursery.open("credentials", broken::accept);
    }

    /// Begins to look.
    ///
    /// @param owners starts the one owner of the installation token
    /// @param broken is told of a mistake after which no key is looked at any more
    public static Credentials start(
            GatewayReader reader,
            String gateway,
            Function<AppIdentity, TokenOwner> owners,
            InstantSource clock,
            Sleeper sleeper,
            Consumer<Throwable> broken) {
        var credentials = new Credentials(reader, gateway, owners, clock, sleeper, broken);
        var _ = credentials.nursery.fork("look", credentials::keep);
        return credentials;
    }

    private @Nullable Void keep() throws InterruptedException {
        Optional<String> taken = Optional.empty();
        while (true) {
            var deadline = Deadline.after(CALL, clock);
            if (reader.gateway(gateway, deadline)
                    instanceof Found.There<ActionsGateway>(var found)) {
                var app = found.getSpec().effective().githubApp();
                var secret = app.privateKeySecretRef().name();
                var key = reader.secret(secret, app.privateKeyKey(), deadline);
                taken = look(app, key, taken);
            }
            sleeper.sleep(LOOK);
        }
    }

    /// @param taken the key and the ids that were taken up last
    private Optional<String> look(GithubApp app, Found<String> key, Optional<String> taken) {
        var secret = "Secret " + app.privateKeySecretRef().name();
        return switch (key) {
            case Found.Unknown<String> _ -> taken;
            case Found.Absent<String> _ -> {
                trouble = Optional.of(no(Reason.SECRET_NOT_FOUND, secret + " does not exist."));
                yield taken;
            }
            case Found.There<String>(var pem) -> {
                var all = app.issuer() + "/" + app.installationId() + "/" + pem;
                yield taken.filter(all::equals).isPresent() ? taken : take(app, pem, secret, all);
            }
        };
    }

    private Optional<String> take(GithubApp app, String pem, String secret, String all) {
        switch (PrivateKeys.read(pem)) {
            case PrivateKeys.Reading.Unreadable(var why) ->
                    trouble = Optional.of(no(Reason.KEY_UNREADABLE, secret + ": " + why + "."));
            case PrivateKeys.Reading.Key(var key) -> {
                var id = new InstallationId(app.installationId());
                var identity = new AppIdentity(app.issuer(), id, key);
                log.atInfo().addKeyValue("app", identity).log("an App identity is taken up");
                before = condition();
                owner.ifPresentOrElse(
                        known -> known.replace(identity),
                        () -> owner = Optional.of(owners.apply(identity)));
                trouble = Optional.empty();
            }
        }
        return Optional.of(all);
    }

    /// Waits for GitHub's first word about the App, or for what keeps it from being asked.
    ///
    /// @param deadline when to go on without
    /// @throws InterruptedException if the thread is interrupted
    public void awaitFirst(Deadline deadline) throws InterruptedException {
        while (condition().isEmpty() && !deadline.expired()) {
            sleeper.sleep(GLANCE);
        }
    }

    /// Whether GitHub accepts the App; empty as long as it has not been asked. Until it has
    /// answered another key, what holds is what held before.
    public Optional<Observation> condition() {
        if (trouble.isPresent()) {
            return trouble;
        }
        var state = owner.map(TokenOwner::state);
        return state.filter(it -> it.tried().isPresent() && it.trouble().isEmpty()).isPresent()
                ? before
                : state.flatMap(Credentials::said);
    }

    private static Optional<Observation> said(TokenState state) {
        return state.rejected()
                .or(state::trouble)
                .map(Credentials::refused)
                .or(() -> state.token().map(_ -> accepted()));
    }

    private static Observation accepted() {
        return new Observation(
                ConditionType.CREDENTIALS_VALID,
                ConditionStatus.TRUE,
                Reason.CREDENTIALS_ACCEPTED,
                "GitHub gave a token.");
    }

    private static Observation refused(Minting answer) {
        var why = answer.trouble().map(Object::toString).orElse("");
        return no(
                answer instanceof Minting.Failed
                        ? Reason.GITHUB_UNREACHABLE
                        : Reason.CREDENTIALS_REFUSED,
                "GitHub gives no token: " + why);
    }

    private static Observation no(Reason reason, String message) {
        return Observation.trouble(ConditionType.CREDENTIALS_VALID, reason, message);
    }

    @Override
    public Optional<InstallationToken> token() {
        return owner.flatMap(TokenOwner::token);
    }

    @Override
    public void refused(InstallationToken token) {
        owner.ifPresent(known -> known.refused(token));
    }

    @Override
    public void close() {
        nursery.close();
        owner.ifPresent(TokenOwner::close);
    }
}
