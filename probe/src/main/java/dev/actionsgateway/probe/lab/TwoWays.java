package dev.actionsgateway.probe.lab;

import dev.actionsgateway.github.wire.Egress;
import dev.actionsgateway.github.wire.JdkWire;
import dev.actionsgateway.github.wire.NoProxy;
import dev.actionsgateway.github.wire.Wire;
import dev.actionsgateway.probe.link.Access;
import dev.actionsgateway.probe.link.Link;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;

/// Two ways out: through two CONNECT proxies of our own, on different ports and, where wanted, from
/// different addresses.
public final class TwoWays implements AutoCloseable {
    private final ConnectProxy one;
    private final ConnectProxy other;
    private final JdkWire first;
    private final JdkWire second;

    private TwoWays(ConnectProxy one, ConnectProxy other, Access access) {
        this.one = one;
        this.other = other;
        first = Link.wire(access.through(way(one)));
        second = Link.wire(access.through(way(other)));
    }

    /// Starts both proxies.
    ///
    /// @param sources the addresses that they connect from; empty leaves it to the system
    /// @throws IOException if a port cannot be bound
    public static TwoWays open(Access access, List<InetAddress> sources) throws IOException {
        var one = ConnectProxy.start(sources.stream().findFirst());
        try {
            return new TwoWays(
                    one, ConnectProxy.start(sources.stream().skip(1).findFirst()), access);
        } catch (IOException e) {
            one.close();
            throw e;
        }
    }

    private static Egress way(ConnectProxy proxy) {
        var hop = Egress.Hop.parse("http://127.0.0.1:" + proxy.port());
        return Egress.through(hop, NoProxy.parse(""));
    }

    /// The wire through the first proxy.
    public Wire first() {
        return first;
    }

    /// The wire through the second proxy.
    public Wire second() {
        return second;
    }

    /// How many tunnels each proxy has opened.
    public List<Integer> tunnels() {
        return List.of(one.tunnels(), other.tunnels());
    }

    @Override
    public void close() {
        first.close();
        second.close();
        one.close();
        other.close();
    }
}
