package dev.actionsgateway.proxy.tunnel;

import dev.actionsgateway.proxy.judge.Egress.Verdict;
import dev.actionsgateway.proxy.judge.Target;
import dev.actionsgateway.serve.InFlight;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One connection of a client, from its first byte to its end.
///
/// ```
/// head ─▶ judge ─▶ look up ─▶ judge ─▶ dial ─▶ tunnel ─▶ gone
///   └───────┴─────────┴─────────┴───────┴─▶ answer ─▶ linger ─▶ gone
/// ```
final class Client implements Loop.Ready, Dial.Dialler {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private enum Phase {
        HEAD,
        CONNECTING,
        TUNNEL,
        LINGERING,
        GONE
    }

    private final Site site;
    private final InetAddress address;
    private final Limits.Place place;
    private final SelectionKey key;
    private final Consumer<Client> gone;
    private final ConnectLine line;
    private Phase phase = Phase.HEAD;
    private ByteBuffer said = NOTHING; // of the head, then what came behind it
    private long phaseEnds;
    private long dialBegun;
    private @Nullable Dial dial;
    private @Nullable Tunnel tunnel;
    private Optional<InFlight.Ticket> ticket = Optional.empty();

    /// @param key waits for nothing yet
    Client(
            Site site,
            InetAddress address,
            Limits.Place place,
            SelectionKey key,
            Consumer<Client> gone) {
        this.site = site;
        this.address = address;
        this.place = place;
        this.key = key;
        this.gone = gone;
        this.line = new ConnectLine(site.tenant(), address, site.loop().now());
        enter(Phase.HEAD, site.times().head().toMillis());
        key.attach(this);
        key.interestOps(SelectionKey.OP_READ);
    }

    InetAddress address() {
        return address;
    }

    private void enter(Phase next, long millis) {
        phase = next;
        phaseEnds = site.loop().now() + millis;
    }

    @Override
    public void ready(SelectionKey ready) {
        try {
            var buffer = site.buffers().empty();
            int read = Sockets.of(key).read(buffer);
            buffer.flip();
            if (phase == Phase.LINGERING) {
                if (read < 0) {
                    leave();
                }
            } else if (read < 0 && said.hasRemaining()) {
                refuse(Answer.MALFORMED, "the request ends before its head does");
            } else if (read < 0) {
                leave(); // somebody who looked whether the port is open
            } else {
                hear(buffer);
            }
        } catch (IOException | RuntimeException _) {
            leave();
        }
    }

    private void hear(ByteBuffer more) {
        said = ByteBuffer.allocate(said.remaining() + more.remaining()).put(said).put(more).flip();
        switch (Head.read(said)) {
            case Head.Partial _ -> {}
            case Head.Refused(var refusal) -> refuse(refusal.answer(), refusal.why());
            case Head.Connect(var authority, int length) -> {
                said = said.position(length).slice();
                connect(authority);
            }
        }
    }

    private void connect(String authority) {
        key.interestOps(0);
        enter(Phase.CONNECTING, site.times().connect().toMillis());
        var target = Target.parse(authority);
        switch (target) {
            case Target.Named(var name, int port) -> line.asksFor(name, port);
            case Target.Numbered(var number, int port) ->
                    line.asksFor(number.getHostAddress(), port);
            case Target.Malformed _ -> line.asksFor(authority, 0);
        }
        var crowded = site.limits().refusal(place);
        if (crowded.isPresent()) {
            refuse(crowded.get().answer(), crowded.get().why());
            return;
        }
        ticket = site.inFlight().enter();
        if (ticket.isEmpty()) {
            refuse(Answer.STOPPING, "this proxy is stopping; try again");
        } else {
            follow(site.egress().get().judge(target));
        }
    }

    private void follow(Verdict verdict) {
        switch (verdict) {
            case Verdict.Unclear(var why) -> refuse(Answer.MALFORMED, why);
            case Verdict.Refused(var why) -> refuse(Answer.DENIED, why);
            case Verdict.LookUp(var name, int port) ->
                    site.lookups().find(name, found -> found(name, port, found));
            case Verdict.Dial(var addresses, int port) -> dial(addresses, port);
        }
    }

    private void found(String name, int port, Lookups.Found found) {
        if (phase != Phase.CONNECTING) {
            return;
        }
        switch (found) {
            case Lookups.Found.Known(var addresses) ->
                    follow(site.egress().get().among(addresses, name, port));
            case Lookups.Found.Unknown _ ->
                    refuse(Answer.UNKNOWN_HOST, name + " cannot be looked up");
            case Lookups.Found.Busy _ ->
                    refuse(Answer.LOOKUP_LIMIT, "too many names are being looked up; try again");
        }
    }

    private void dial(List<InetAddress> addresses, int port) {
        dialBegun = site.loop().now();
        dial = new Dial(site.loop(), addresses, port, this);
        dial.next();
    }

    @Override
    public void connected(SelectionKey upstream, InetAddress reached) {
        line.leadsTo(reached);
        site.meters().dialled(site.loop().now() - dialBegun);
        site.meters().answered(Answer.TUNNELLED);
        site.meters().opened();
        dial = null;
        phase = Phase.TUNNEL;
        var hasSaid = said;
        said = NOTHING;
        tunnel = new Tunnel(site, key, upstream, this::tunnelEnded);
        tunnel.begin(hasSaid);
    }

    private void tunnelEnded(String how) {
        if (tunnel != null) {
            line.ended(how, tunnel.bytesUp(), tunnel.bytesDown(), site.loop().now());
        }
        site.meters().closed();
        leave();
    }

    @Override
    public void notConnected(Answer answer, String why) {
        refuse(answer, why);
    }

    private void refuse(Answer answer, String why) {
        said = NOTHING;
        closeDial();
        line.refused(answer, why, site.loop().now());
        site.meters().answered(answer);
        enter(Phase.LINGERING, site.times().linger().toMillis());
        try {
            var channel = Sockets.of(key);
            channel.write(answer.bytes(why)); // less than any socket's buffer
            // Closed at once, bytes of the client still on their way would reset the connection,
            // and take the answer along.
            channel.shutdownOutput();
            key.interestOps(SelectionKey.OP_READ);
        } catch (IOException | RuntimeException _) {
            leave();
        }
    }

    /// Ends what has taken too long.
    void tick() {
        if (dial != null) {
            dial.tick();
        }
        if (tunnel != null) {
            tunnel.tick();
        } else if (site.loop().now() > phaseEnds) {
            switch (phase) {
                case HEAD -> refuse(Answer.HEAD_TIME, "the head of the request took too long");
                case CONNECTING ->
                        refuse(Answer.DIAL_TIME, "the destination was not reached in time");
                case TUNNEL, LINGERING, GONE -> leave();
            }
        }
    }

    /// Ends it, whatever it is doing: the proxy stops.
    void cut() {
        if (tunnel != null) {
            tunnel.end("cut");
        }
        leave();
    }

    private void closeDial() {
        if (dial != null) {
            dial.close();
            dial = null;
        }
    }

    private void leave() {
        if (phase == Phase.GONE) {
            return;
        }
        phase = Phase.GONE;
        closeDial();
        Sockets.close(key.channel());
        ticket.ifPresent(InFlight.Ticket::close);
        gone.accept(this);
    }
}
