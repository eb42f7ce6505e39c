package dev.actionsgateway.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.cluster.ApiServer;
import dev.actionsgateway.cluster.OnCluster;
import dev.actionsgateway.kit.Deadline;
import dev.actionsgateway.kit.Nursery;
import dev.actionsgateway.webhook.certs.Lifetimes;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two replicas renew certificates and authorities while they are asked all the time, on a clock on
/// which half an hour takes a second.
@OnCluster
class RotationIT {
    private static final int FASTER = 1800;
    private static final Lifetimes SHORT =
            new Lifetimes(
                    Duration.ofHours(9), // ages after 6 h, 12 s
                    Duration.ofHours(4),
                    Duration.ofHours(1),
                    Duration.ofDays(10), // certificates must hold on the API server's own clock
                    Duration.ofMillis(200));

    @TempDir private static Path scratch;
    private static Site site;
    private static KubernetesClient jane;
    private static Webhook first;
    private static Webhook second;

    private final Set<String> shown = ConcurrentHashMap.newKeySet();
    private final Set<String> bundles = ConcurrentHashMap.newKeySet();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicBoolean done = new AtomicBoolean();

    @BeforeAll
    static void install(ApiServer server) throws Exception {
        site = new Site(server);
        Instant start = Instant.now();
        InstantSource fast =
                () -> start.plus(Duration.between(start, Instant.now()).multipliedBy(FASTER));
        site.admin.secrets().inNamespace(Site.PLATFORM).delete();
        try (var nursery = Nursery.open("replicas")) {
            var one = nursery.fork("first", () -> replica("first", fast));
            var other = nursery.fork("second", () -> replica("second", fast));
            first = one.get();
            second = other.get();
        }
        site.configure(first.port());
        var tenant = site.tenant("rotation");
        jane = site.as(Site.JANE);
        Site.await(
                "the API server calls the webhook",
                () -> Site.tried(jane, tenant, Yaml.gateway("acme", "")).isEmpty());
    }

    private static Webhook replica(String name, InstantSource clock) throws Exception {
        var environment = Site.environment(Files.createDirectory(scratch.resolve(name)));
        return Webhook.start(site, environment, SHORT, clock);
    }

    @AfterAll
    static void remove() {
        site.unconfigure();
        first.close();
        second.close();
        site.admin.secrets().inNamespace(Site.PLATFORM).delete();
        site.close();
    }

    @Test
    void noRequestIsRefusedWhileAuthoritiesAndCertificatesAreRenewed() throws Exception {
        try (var load = Nursery.open("load")) {
            var _ = load.fork("ask", () -> ask());
            var _ = load.fork("ask, too", () -> ask());
            var _ = load.fork("look at the first", () -> look(first));
            var _ = load.fork("look at the second", () -> look(second));

            // one; with the next; the next signs; one alone; with the next; the next signs
            Site.await("two authorities are renewed", () -> bundles.size() >= 6);
            done.set(true);
            load.join(Deadline.after(Duration.ofSeconds(20), InstantSource.system()));
        }

        assertThat(failures).isEmpty();
        assertThat(asked).hasValueGreaterThan(100);
        assertThat(shown).hasSizeGreaterThanOrEqualTo(4);
        Site.await(
                "both show the same",
                () -> Shown.unverified(first.port()).equals(Shown.unverified(second.port())));
    }

    /// As a user, through the API server.
    private Void ask() throws InterruptedException {
        while (!done.get()) {
            var answer = Site.tried(jane, "rotation", Yaml.gateway("acme", ""));
            if (!answer.isEmpty()) {
                failures.add(answer);
            }
            asked.incrementAndGet();
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return null;
    }

    /// As the API server, when it makes a new connection.
    private Void look(Webhook replica) throws InterruptedException {
        while (!done.get()) {
            var bundle = site.bundle();
            bundles.add(bundle);
            try {
                shown.add(Shown.at(replica.port(), bundle));
            } catch (IOException e) {
                failures.add(e.toString());
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return null;
    }
}
