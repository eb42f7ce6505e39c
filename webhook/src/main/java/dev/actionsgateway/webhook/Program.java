package dev.actionsgateway.webhook;

import dev.actionsgateway.kit.Deadline;
import dev.actionsgateway.kit.Sleeper;
import dev.actionsgateway.serve.Check;
import dev.actionsgateway.serve.Drain;
import dev.actionsgateway.serve.InFlight;
import dev.actionsgateway.serve.Listener;
import dev.actionsgateway.serve.Management;
import dev.actionsgateway.serve.ServerPlan;
import dev.actionsgateway.serve.ServerPlan.Closer;
import dev.actionsgateway.serve.TlsFiles;
import dev.actionsgateway.webhook.WebhookConfig.Certificates;
import dev.actionsgateway.webhook.certs.Expiry;
import dev.actionsgateway.webhook.certs.Keeper;
import dev.actionsgateway.webhook.certs.Lifetimes;
import dev.actionsgateway.webhook.kube.FactsReader;
import dev.actionsgateway.webhook.review.Wire;
import dev.actionsgateway.webhook.rules.Judge;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.helidon.metrics.api.Gauge;
import io.helidon.metrics.api.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// The program: what it serves, and whose certificate it shows.
final class Program {
    static final String LISTENER = "admission";
    static final String PATH = "/review";

    private static final String EXPIRY = "actions_gateway_webhook_certificate_expiry_seconds";
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofSeconds(1);

    private final WebhookConfig config;
    private final KubernetesClient client;
    private final MeterRegistry meters;
    private final Drain drain;
    private final Lifetimes lifetimes;
    private final InstantSource clock;

    Program(
            WebhookConfig config,
            KubernetesClient client,
            MeterRegistry meters,
            Drain drain,
            Lifetimes lifetimes,
            InstantSource clock) {
        this.config = config;
        this.client = client;
        this.meters = meters;
        this.drain = drain;
        this.lifetimes = lifetimes;
        this.clock = clock;
    }

    /// What is to be served, once there is a certificate.
    ///
    /// @throws InterruptedException if the thread is interrupted
    ServerPlan plan() throws InterruptedException {
        return switch (config.certificates()) {
            case Certificates.Mounted(var folder) -> {
                var expiry = new Expiry(folder.resolve("tls.crt"), clock);
                yield plan(folder, expiry::left, () -> true, List.of());
            }
            case Certificates.Own(var place) -> {
                var keeper = new Keeper(client, place, lifetimes, clock, Sleeper.system());
                keeper.begin(Deadline.after(START, clock));
                keeper.keep();
                yield plan(
                        keeper.files(),
                        keeper::left,
                        keeper::published,
                        List.of(new Closer("certificates", keeper)));
            }
        };
    }

    private ServerPlan plan(
            Path folder, Supplier<Duration> left, Supplier<Boolean> known, List<Closer> first) {
        meters.getOrCreate(Gauge.builder(EXPIRY, () -> left.get().toSeconds()));
        var files = new TlsFiles(folder.resolve("tls.crt"), folder.resolve("tls.key"), POLL);
        var closers = new ArrayList<>(first);
        closers.add(new Closer("api server", client));
        return new ServerPlan(
                "webhook",
                List.of(
                        listener(
                                        config.port(),
                                        new Admission(
                                                new Wire(client.getKubernetesSerialization()),
                                                new Judge(config.platform()),
                                                new FactsReader(
                                                        client,
                                                        config.manager(),
                                                        InstantSource.system(),
                                                        Sleeper.system()),
                                                new Journal(meters)))
                                .with(files)),
                Management.on(
                        "0.0.0.0",
                        config.managementPort(),
                        List.of(new Check("certificate", () -> health(left, known))),
                        meters),
                new InFlight(),
                drain,
                closers);
    }

    static Listener listener(int port, Admission admission) {
        return Listener.http(LISTENER, "0.0.0.0", port, routes -> routes.post(PATH, admission));
    }

    private static Check.Health health(Supplier<Duration> left, Supplier<Boolean> known) {
        if (left.get().isZero()) {
            return new Check.Down("the certificate has ended");
        }
        return known.get()
                ? new Check.Up()
                : new Check.Down("the webhook configuration is not there yet");
    }
}
