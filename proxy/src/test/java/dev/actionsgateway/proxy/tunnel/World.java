package dev.actionsgateway.proxy.tunnel;

import dev.actionsgateway.kit.Deadline;
import dev.actionsgateway.kit.Sleeper;
import dev.actionsgateway.kit.net.AddressRange;
import dev.actionsgateway.proxy.judge.Addresses;
import dev.actionsgateway.proxy.judge.Egress;
import dev.actionsgateway.proxy.judge.NamePattern;
import dev.actionsgateway.serve.InFlight;
import io.helidon.metrics.api.Counter;
import io.helidon.metrics.api.MeterRegistry;
import io.helidon.metrics.api.Metrics;
import io.helidon.metrics.api.Tag;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

/// A proxy, and one destination that listens on this machine: `inside.corp.example` leads to it.
final class World implements AutoCloseable {
    static final Times TIMES = Times.standard(Duration.ofMinutes(1));

    final ServerSocket destination;
    final TunnelServer proxy;
    final InFlight inFlight = new InFlight();
    final MeterRegistry meters = Metrics.globalRegistry();
    private final long carriedBefore = allCarriedUp();

    private World(ServerSocket destination, int tunnels, int perClient, Times times, Resolver names)
            throws IOException {
        this.destination = destination;
        var egress =
                new Egress(
                        Set.of(443, destination.getLocalPort()),
                        List.of(NamePattern.parse("*.corp.example")),
                        new Addresses(
                                List.of(AddressRange.of("127.0.0.1/32")), List.of(), List.of()));
        var plan = new TunnelServer.Plan("ns/gw", tunnels, perClient, times, names, () -> egress);
        proxy =
                TunnelServer.start(
                        plan,
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        meters,
                        inFlight,
                        InstantSource.system());
    }

    static World open() throws IOException {
        return open(100, 100, TIMES);
    }

    static World open(int tunnels, int perClient, Times times) throws IOException {
        return open(tunnels, perClient, times, _ -> loopback());
    }

    static World open(int tunnels, int perClient, Times times, Resolver names) throws IOException {
        return new World(listen(), tunnels, perClient, times, names);
    }

    static World open(Resolver names) throws IOException {
        return open(100, 100, TIMES, names);
    }

    private static ServerSocket listen() throws IOException {
        var socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        socket.setSoTimeout(30_000);
        return socket;
    }

    static List<InetAddress> loopback() {
        return List.of(InetAddress.ofLiteral("127.0.0.1"));
    }

    String authority() {
        return "inside.corp.example:" + destination.getLocalPort();
    }

    Wire client() throws IOException {
        return new Wire(proxy.port());
    }

    String exchange(String request) throws IOException {
        return Wire.exchange(proxy.port(), request);
    }

    /// The destination's end of the next tunnel.
    Wire accepted() throws IOException {
        Socket socket = destination.accept();
        return new Wire(socket);
    }

    /// How many bytes it has carried from clients.
    long carriedUp() {
        return allCarriedUp() - carriedBefore;
    }

    private long allCarriedUp() {
        return meters.counter("proxy_bytes", List.of(Tag.create("direction", "up")))
                .map(Counter::count)
                .orElse(0L);
    }

    static void pause() throws InterruptedException {
        Sleeper.system().sleep(Duration.ofMillis(100));
    }

    /// Looks again and again until it is so.
    static void await(String what, Callable<Boolean> isSo) throws Exception {
        var deadline = Deadline.after(Duration.ofSeconds(30), InstantSource.system());
        while (!isSo.call()) {
            if (deadline.expired()) {
                throw new AssertionError("not in time: " + what);
            }
            Sleeper.system().sleep(Duration.ofMillis(10));
        }
    }

    @Override
    public void close() throws IOException {
        proxy.close();
        destination.close();
    }
}
