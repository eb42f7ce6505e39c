package dev.actionsgateway.proxy.tunnel;

import dev.actionsgateway.proxy.judge.Egress;
import dev.actionsgateway.serve.InFlight;
import io.helidon.metrics.api.MeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The proxy's own port: accepts clients and looks after them until they are gone.
public final class TunnelServer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(TunnelServer.class);
    private static final Duration TICK = Duration.ofMillis(500);
    private static final int BACKLOG = 4096;

    /// What a proxy is made of.
    ///
    /// @param tenant its name in the log
    /// @param tunnels how many connections there may be
    /// @param tunnelsPerClient and how many from one address
    /// @param times how long things may take
    /// @param resolver looks names up
    /// @param egress who may be reached, asked at each request
    public record Plan(
            String tenant,
            int tunnels,
            int tunnelsPerClient,
            Times times,
            Resolver resolver,
            Supplier<Egress> egress) {}

    private final Loop loop;
    private final ServerSocketChannel server;
    private final Site site;
    private final Set<Client> clients = new HashSet<>();
    private final SelectionKey accepting;

    private TunnelServer(
            Plan plan,
            InetSocketAddress address,
            MeterRegistry meters,
            InFlight inFlight,
            InstantSource clock)
            throws IOException {
        loop = Loop.open(clock, TICK, this::tick);
        site =
                new Site(
                        plan.tenant(),
                        loop,
                        plan.times(),
                        new Limits(plan.tunnels(), plan.tunnelsPerClient()),
                        new Lookups(loop, plan.resolver()),
                        new Buffers(),
                        new TunnelMeters(meters),
                        plan.egress(),
                        inFlight);
        server = ServerSocketChannel.open();
        server.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        server.bind(address, BACKLOG);
        server.configureBlocking(false);
        accepting = loop.register(server, SelectionKey.OP_ACCEPT, _ -> accept());
    }

    /// Binds the address and serves until it is closed.
    ///
    /// @param meters gets what `/metrics` shows
    /// @param inFlight each tunnel is entered here; when it takes none any more, none is made
    /// @throws IOException if the address cannot be bound
    public static TunnelServer start(
            Plan plan,
            InetSocketAddress address,
            MeterRegistry meters,
            InFlight inFlight,
            InstantSource clock)
            throws IOException {
        var proxy = new TunnelServer(plan, address, meters, inFlight, clock);
        proxy.loop.start();
        return proxy;
    }

    /// The port that is bound, also when 0 was asked for.
    public int port() {
        return server.socket().getLocalPort();
    }

    private void accept() {
        try {
            for (var channel = server.accept(); channel != null; channel = server.accept()) {
                welcome(channel);
            }
        } catch (IOException e) {
            // Out of descriptors, most likely: to try again at once would only spin.
            accepting.interestOps(0);
            log.atWarn().addKeyValue("connections", clients.size()).setCause(e).log("not accepted");
        }
    }

    private void welcome(SocketChannel channel) {
        try {
            var address = ((InetSocketAddress) channel.getRemoteAddress()).getAddress();
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
            var key = loop.register(channel, 0, _ -> {});
            var place = site.limits().enter(address);
            if (place == Limits.Place.HOPELESS) {
                site.meters().answered(Answer.TUNNEL_LIMIT);
                Sockets.abort(channel);
            } else {
                clients.add(new Client(site, address, place, key, this::forget));
                site.meters().connections(clients.size());
            }
        } catch (IOException | RuntimeException _) { // it is gone already
            Sockets.close(channel);
        }
    }

    private void forget(Client client) {
        if (clients.remove(client)) {
            site.limits().leave(client.address());
            site.meters().connections(clients.size());
        }
    }

    private void tick() {
        if (accepting.isValid()) {
            accepting.interestOps(SelectionKey.OP_ACCEPT);
        }
        new ArrayList<>(clients).forEach(Client::tick);
    }

    /// Closes the port and cuts what is left.
    @Override
    public void close() throws IOException {
        var cut = new CountDownLatch(1);
        loop.execute(() -> {
            Sockets.close(server);
            new ArrayList<>(clients).forEach(Client::cut);
            cut.countDown();
        });
        try {
            var _ = cut.await(5, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // the rest is quick
        }
        site.lookups().close();
        loop.close();
    }
}
