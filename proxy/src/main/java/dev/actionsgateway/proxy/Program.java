package dev.actionsgateway.proxy;

import dev.actionsgateway.kit.Nursery;
import dev.actionsgateway.kit.Sleeper;
import dev.actionsgateway.proxy.meta.Knowledge;
import dev.actionsgateway.proxy.meta.MetaClient;
import dev.actionsgateway.proxy.meta.Trust;
import dev.actionsgateway.proxy.tunnel.Resolver;
import dev.actionsgateway.proxy.tunnel.Times;
import dev.actionsgateway.proxy.tunnel.TunnelServer;
import dev.actionsgateway.serve.Check;
import dev.actionsgateway.serve.Drain;
import dev.actionsgateway.serve.InFlight;
import dev.actionsgateway.serve.Management;
import dev.actionsgateway.serve.ServerPlan;
import io.helidon.metrics.api.MeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;

/// The proxy, put together: its port, what it knows of GitHub, and its health.
final class Program implements AutoCloseable {
    private static final Duration SETTLE = Duration.ofSeconds(5);
    private static final Duration CLOSERS = Duration.ofSeconds(8);

    private final ProxyConfig config;
    private final MeterRegistry meters;
    private final Knowledge knowledge;
    private final InFlight inFlight = new InFlight();
    private final Nursery nursery = Nursery.open("proxy");
    private final TunnelServer tunnels;

    private Program(ProxyConfig config, MeterRegistry meters, InetSocketAddress address)
            throws IOException {
        this.config = config;
        this.meters = meters;
        var clock = InstantSource.system();
        knowledge = new Knowledge(config::egress, clock);
        knowledge.show(meters);
        var plan =
                new TunnelServer.Plan(
                        config.tenant(),
                        config.tunnels(),
                        config.tunnelsPerClient(),
                        Times.standard(config.idleLimit()),
                        Resolver.system(),
                        knowledge::egress);
        tunnels = TunnelServer.start(plan, address, meters, inFlight, clock);
    }

    /// Binds the address and serves.
    ///
    /// @throws IOException if the address cannot be bound
    static Program start(ProxyConfig config, MeterRegistry meters, InetSocketAddress address)
            throws IOException {
        return new Program(config, meters, address);
    }

    /// Begins to ask GitHub what its names are.
    void keepFresh() {
        if (!config.asksGitHub()) {
            return;
        }
        var meta =
                new MetaClient(config.github().meta(), tunnels.port(), Trust.of(config.githubCa()));
        var _ =
                nursery.fork(
                        "meta",
                        () -> {
                            knowledge.keepFresh(
                                    meta::fetch, Sleeper.system(), RandomGenerator.getDefault());
                            return true;
                        });
    }

    int port() {
        return tunnels.port();
    }

    ServerPlan plan() {
        var management =
                Management.on(
                                "0.0.0.0",
                                config.managementPort(),
                                List.of(new Check("ranges", this::ranges)),
                                meters)
                        .with(new Management.Page("/github-meta", this::freshness));
        return new ServerPlan(
                "proxy",
                List.of(),
                management,
                inFlight,
                new Drain(SETTLE, config.drainLimit(), CLOSERS),
                List.of(new ServerPlan.Closer("tunnels", this)));
    }

    /// Without GitHub's ranges, CIDR mode would refuse what it is there to allow.
    private Check.Health ranges() {
        return config.mode() == ProxyConfig.Mode.NAMES || knowledge.isHeard()
                ? new Check.Up()
                : new Check.Down("GitHub has not yet said what its ranges are");
    }

    private String freshness() {
        return config.asksGitHub() ? knowledge.freshness() : Knowledge.notAsked();
    }

    @Override
    public void close() throws IOException {
        nursery.close();
        tunnels.close();
    }
}
