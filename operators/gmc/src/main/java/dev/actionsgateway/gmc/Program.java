package dev.actionsgateway.gmc;

import dev.actionsgateway.api.Labels;
import dev.actionsgateway.api.gateway.Resources;
import dev.actionsgateway.gmc.control.Cluster;
import dev.actionsgateway.gmc.control.GatewayReconciler;
import dev.actionsgateway.gmc.control.GrantReconciler;
import dev.actionsgateway.gmc.control.MetaCondition;
import dev.actionsgateway.gmc.control.Rounds;
import dev.actionsgateway.gmc.kube.ApiServerPorts;
import dev.actionsgateway.gmc.observe.GatewayEvents;
import dev.actionsgateway.gmc.plan.Platform;
import dev.actionsgateway.gmc.plan.Platform.ApiServer;
import dev.actionsgateway.gmc.plan.TenantPlan;
import dev.actionsgateway.kit.Nursery;
import dev.actionsgateway.kube.Leadership;
import dev.actionsgateway.kube.Lease;
import dev.actionsgateway.kube.Operators;
import dev.actionsgateway.serve.Check;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The working part of the program: waits until it leads, then serves all gateways.
final class Program implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Program.class);
    private static final String LEASE = "actions-gateway-gmc";

    private final GmcConfig config;
    private final KubernetesClient client;
    private final Nursery nursery = Nursery.open("gmc");
    private final AtomicReference<Optional<Leadership>> leadership =
            new AtomicReference<>(Optional.empty());
    private final AtomicReference<Optional<Operator>> operator =
            new AtomicReference<>(Optional.empty());
    private final AtomicReference<Optional<GatewayEvents>> events =
            new AtomicReference<>(Optional.empty());
    private final AtomicReference<Optional<MetaCondition>> meta =
            new AtomicReference<>(Optional.empty());
    private final AtomicReference<Optional<Rounds>> rounds =
            new AtomicReference<>(Optional.empty());
    private final AtomicBoolean leaving = new AtomicBoolean();

    Program(GmcConfig config, KubernetesClient client) {
        this.config = config;
        this.client = client;
    }

    /// Begins.
    ///
    /// @param stop ends the whole program with this exit code
    void start(IntConsumer stop) {
        var _ = nursery.fork("start", () -> begin(stop));
    }

    private @Nullable Void begin(IntConsumer stop) throws InterruptedException {
        try {
            var sought = Leadership.seek(client, ours(), () -> lost(stop));
            leadership.set(Optional.of(sought));
            log.info("waits until it leads");
            sought.await();
            log.info("leads");
            operator.set(Optional.of(operate(stop)));
            log.info("serves the gateways");
        } catch (RuntimeException | Error e) {
            log.error("the start failed", e);
            stop.accept(1);
        }
        return null;
    }

    private Lease ours() {
        return new Lease(
                config.namespace(),
                LEASE,
                config.identity(),
                Duration.ofSeconds(15),
                Duration.ofSeconds(10));
    }

    private Operator operate(IntConsumer stop) {
        var cluster = new Cluster(client);
        var clock = InstantSource.system();
        var asked = new MetaCondition(client, clock);
        meta.set(Optional.of(asked));
        var told = new GatewayEvents(client, config.identity(), clock);
        events.set(Optional.of(told));
        var seen = new Rounds(() -> stop.accept(1));
        rounds.set(Optional.of(seen));
        var gateways = new GatewayReconciler(platform(), cluster, asked, seen, told, clock);
        var operator = Operators.on(client);
        operator.register(
                gateways,
                all ->
                        all.watchingAllNamespaces()
                                .withFieldManager(TenantPlan.MANAGER)
                                .withTriggerReconcilerOnAllEvents(true));
        operator.register(
                new GrantReconciler(cluster),
                all ->
                        all.watchingAllNamespaces()
                                .withLabelSelector(Labels.GRANT + "=tenant")
                                .withTriggerReconcilerOnAllEvents(true));
        operator.start();
        return operator;
    }

    private Platform platform() {
        return new Platform(
                config.images(),
                config.runnerVersion(),
                config.agcRole(),
                config.clusterDomain(),
                new ApiServer(
                        config.apiServer(), ApiServerPorts.find(client), config.apiServerRanges()),
                config.privateRanges(),
                config.clusterRanges(),
                config.egress(),
                config.namespace(),
                resources("50m", "192Mi", "256Mi"),
                resources("50m", "96Mi", "128Mi"));
    }

    private static Resources resources(String cpu, String memory, String most) {
        return new Resources(
                Map.of("cpu", new Quantity(cpu), "memory", new Quantity(memory)),
                Map.of("memory", new Quantity(most)));
    }

    /// Whoever leads now writes: nothing more may be done here.
    private void lost(IntConsumer stop) {
        if (!leaving.get()) {
            log.error("another leads");
            stop.accept(1);
        }
    }

    /// A replica that waits is as healthy as the one that leads: an upgrade waits for it.
    Check.Health health() {
        var sought = leadership.get().filter(Leadership::isAlive);
        if (sought.isEmpty()) {
            return new Check.Down("asks for no Lease");
        }
        return sought.get().isWon()
                ? operator.get()
                        .map(Program::watches)
                        .orElseGet(() -> new Check.Down("leads, and does not watch yet"))
                : new Check.Up();
    }

    private static Check.Health watches(Operator operator) {
        var blind =
                operator.getRuntimeInfo().unhealthyEventSources().values().stream()
                        .flatMap(sources -> sources.keySet().stream())
                        .sorted()
                        .toList();
        return blind.isEmpty()
                ? new Check.Up()
                : new Check.Down("does not see what changes: " + String.join(", ", blind));
    }

    @Override
    public void close() {
        leaving.set(true);
        nursery.close();
        rounds.get().ifPresent(Rounds::close);
        operator.get().ifPresent(Operator::stop);
        meta.get().ifPresent(MetaCondition::close);
        events.get().ifPresent(GatewayEvents::close);
        leadership.get().ifPresent(Leadership::close);
        client.close();
    }
}
