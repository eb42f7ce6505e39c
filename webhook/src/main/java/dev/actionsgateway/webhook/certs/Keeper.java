package dev.actionsgateway.webhook.certs;

import dev.actionsgateway.kit.Deadline;
import dev.actionsgateway.kit.Nursery;
import dev.actionsgateway.kit.Sleeper;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the webhook's certificate: in a Secret that the replicas share, in the folder that the
/// listener reads, and its authorities in the webhook configuration.
public final class Keeper implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Keeper.class);
    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final int ROUNDS = 10; // a step or a lost race each: more is a mistake of ours

    private final CertificateSecret secret;
    private final Configuration configuration;
    private final CertificateFolder folder;
    private final Rotation rotation;
    private final Lifetimes lifetimes;
    private final InstantSource clock;
    private final Sleeper sleeper;
    private final Nursery nursery = Nursery.open("certificates");
    private final AtomicReference<State> state = new AtomicReference<>(State.NONE);
    private @Nullable X509Certificate shown; // only one thread at a time looks

    /// What a keeper works on.
    ///
    /// @param namespace the platform's
    /// @param secret that the replicas share
    /// @param configuration whose authorities it keeps
    /// @param hosts that the API server calls the webhook by
    /// @param folder for the listener's files
    public record Place(
            String namespace, String secret, String configuration, Set<String> hosts, Path folder) {
        /// Copies.
        public Place {
            hosts = Set.copyOf(hosts);
        }
    }

    /// How far things are.
    ///
    /// @param end of the certificate that is shown
    /// @param published whether the API servers have been told of its authority
    private record State(Optional<Instant> end, boolean published) {
        static final State NONE = new State(Optional.empty(), false);
    }

    /// A keeper that does nothing yet.
    public Keeper(
            KubernetesClient client,
            Place place,
            Lifetimes lifetimes,
            InstantSource clock,
            Sleeper sleeper) {
        this.secret = new CertificateSecret(client, place.namespace(), place.secret());
        this.configuration = new Configuration(client, place.configuration());
        this.folder = new CertificateFolder(place.folder());
        this.rotation =
                new Rotation(
                        lifetimes, place.hosts(), new Issuer(lifetimes, clock, new SecureRandom()));
        this.lifetimes = lifetimes;
        this.clock = clock;
        this.sleeper = sleeper;
    }

    /// Where the listener finds its files, once [#begin] has returned.
    public Path files() {
        return folder.current();
    }

    /// Gets hold of a certificate, and makes the first one if there is none.
    ///
    /// @throws KubernetesClientException if there is none when the deadline has passed
    /// @throws InterruptedException if the thread is interrupted
    public void begin(Deadline deadline) throws InterruptedException {
        while (true) {
            try {
                look();
                return;
            } catch (KubernetesClientException e) {
                if (deadline.expired()) {
                    throw e;
                }
                log.warn("no certificate yet: {}", e.getMessage());
            }
            sleeper.sleep(AGAIN);
        }
    }

    /// Goes on looking until it is closed.
    public void keep() {
        var _ = nursery.fork("keep", this::forever);
    }

    private @Nullable Void forever() throws InterruptedException {
        while (true) {
            sleeper.sleep(state.get().published() ? lifetimes.look() : AGAIN);
            try {
                look();
            } catch (RuntimeException e) {
                log.warn("the certificate could not be looked at: {}", e.toString());
            }
        }
    }

    /// One look at everything.
    void look() {
        var kept = settled();
        if (!kept.server().certificate().equals(shown)) {
            folder.write(kept.server());
            shown = kept.server().certificate();
            log.atInfo().addKeyValue("certificate", kept.server()).log("certificate in use");
        }
        state.set(new State(Optional.of(kept.server().end()), publish(kept.trusted())));
    }

    /// What the Secret holds when nothing more is to be done for now.
    private Kept settled() {
        for (int round = 0; round < ROUNDS; round++) {
            var read = secret.read();
            var stored = read.flatMap(CertificateSecret::kept);
            var wanted =
                    stored.map(kept ->
                                    rotation.next(
                                            kept,
                                            configuration.published().orElseGet(List::of),
                                            clock.instant()))
                            .orElseGet(rotation::first);
            if (stored.filter(wanted::equals).isPresent()) {
                return wanted;
            }
            boolean won =
                    read.map(it -> secret.replace(it, wanted))
                            .orElseGet(() -> secret.create(wanted));
            log.atInfo()
                    .addKeyValue("trusted", wanted.trusted().size())
                    .addKeyValue("won", won)
                    .log("certificates renewed");
        }
        throw new IllegalStateException("the certificates do not come to rest");
    }

    private boolean publish(List<X509Certificate> trusted) {
        var published = configuration.published();
        if (published.isPresent() && !published.get().equals(trusted)) {
            configuration.publish(trusted);
            log.atInfo().addKeyValue("trusted", trusted.size()).log("authorities published");
        }
        return state.get().published() || published.isPresent();
    }

    /// How long the certificate in use still holds; zero if there is none.
    public Duration left() {
        return state.get()
                .end()
                .map(end -> Duration.between(clock.instant(), end))
                .filter(Duration::isPositive)
                .orElse(Duration.ZERO);
    }

    /// Whether the API servers have been told whom to trust. Once true, it stays so.
    public boolean published() {
        return state.get().published();
    }

    @Override
    public void close() {
        nursery.close();
    }
}
