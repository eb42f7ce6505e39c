package dev.actionsgateway.agc;

import dev.actionsgateway.agc.events.Events;
import dev.actionsgateway.agc.job.Checkpoints;
import dev.actionsgateway.agc.observe.EventLog;
import dev.actionsgateway.agc.observe.EventMeters;
import dev.actionsgateway.agc.observe.KubeEvents;
import dev.actionsgateway.api.Names;
import dev.actionsgateway.kit.Nursery;
import dev.actionsgateway.kube.Leadership;
import dev.actionsgateway.kube.Lease;
import dev.actionsgateway.serve.Check;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.helidon.metrics.api.Metrics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The working part of the program, from its Lease to its end.
final class Program implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Program.class);

    private final AgcConfig config;
    private final KubernetesClient client;
    private final KubeEvents notices;
    private final Wiring wiring;
    private final Nursery nursery = Nursery.open("agc");
    private final AtomicReference<Check.Health> health =
            new AtomicReference<>(new Check.Down("waits for the Lease"));
    private final AtomicReference<Optional<Leadership>> lease =
            new AtomicReference<>(Optional.empty());
    private final AtomicBoolean leaving = new AtomicBoolean();

    Program(AgcConfig config, KubernetesClient client) {
        this.config = config;
        this.client = client;
        this.notices =
                new KubeEvents(
                        client, config.namespace(), config.identity(), InstantSource.system());
        var meters = new EventMeters(Metrics.globalRegistry());
        this.wiring =
                new Wiring(
                        config,
                        client,
                        events(meters, notices),
                        meters,
                        notices::tell,
                        Checkpoints.none());
    }

    private static Events events(Events meters, Events notices) {
        var lines = new EventLog();
        return event -> {
            try {
                lines.note(event);
                meters.note(event);
                notices.note(event);
            } catch (RuntimeException e) { // what cannot be told must not end a job
                log.error("an event could not be told", e);
            }
        };
    }

    /// Begins.
    ///
    /// @param stop ends the whole program with this exit code
    void start(IntConsumer stop) {
        var _ = nursery.fork("start", () -> begin(stop));
    }

    private @Nullable Void begin(IntConsumer stop) throws InterruptedException {
        try {
            var sole = Leadership.seek(client, ours(), () -> lost(stop));
            lease.set(Optional.of(sole));
            sole.await();
            log.atInfo().addKeyValue("gateway", config.gateway()).log("the Lease is ours");
            health.set(new Check.Down("waits for the gateway's resource"));
            wiring.start(mistake -> broke(mistake, stop));
            health.set(new Check.Up());
            log.atInfo().addKeyValue("gateway", config.gateway()).log("serving the groups");
        } catch (RuntimeException | Error e) {
            log.error("the start failed", e);
            stop.accept(1);
        }
        return null;
    }

    /// Sessions and jobs have one owner: one controller of a gateway works at a time.
    private Lease ours() {
        return new Lease(
                config.namespace(),
                Names.agc(config.gateway()),
                config.identity(),
                Duration.ofSeconds(20),
                Duration.ofSeconds(15));
    }

    /// What a thread that nobody waits for has thrown: to go on without it would be to look alive.
    private void broke(Throwable mistake, IntConsumer stop) {
        health.set(new Check.Down("a mistake ended it: " + mistake));
        log.error("a mistake of ours ends the program", mistake);
        stop.accept(1);
    }

    /// Whoever has the Lease now owns sessions and jobs: nothing more may be done here.
    private void lost(IntConsumer stop) {
        if (!leaving.get()) {
            log.error("the Lease is lost");
            stop.accept(1);
        }
    }

    Check.Health health() {
        return health.get();
    }

    @Override
    public void close() {
        leaving.set(true);
        nursery.close();
        wiring.close();
        notices.close();
        lease.get().ifPresent(Leadership::close);
        client.close();
    }
}
