package dev.actionsgateway.proxy.tunnel;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.util.function.Consumer;

/// Two sockets that carry each other's bytes until both have ended, one has broken, or nothing has
/// come for too long.
///
/// ```
/// client ──▶ up ──▶ upstream        an end is passed on; the other direction goes on
/// client ◀── down ◀── upstream      a break is passed on as a break
/// ```
final class Tunnel implements Loop.Ready {
    private final Site site;
    private final SelectionKey client;
    private final SelectionKey upstream;
    private final Flow up;
    private final Flow down;
    private final Consumer<String> ended;
    private long lastMoved;
    private boolean open = true;

    /// @param ended is told how it ended, once
    Tunnel(Site site, SelectionKey client, SelectionKey upstream, Consumer<String> ended) {
        this.site = site;
        this.client = client;
        this.upstream = upstream;
        this.ended = ended;
        up = new Flow(Sockets.of(client), Sockets.of(upstream), site.buffers());
        down = new Flow(Sockets.of(upstream), Sockets.of(client), site.buffers());
        lastMoved = site.loop().now();
        client.attach(this);
        upstream.attach(this);
    }

    /// Begins.
    ///
    /// @param hasSaid what the client said before it was answered
    void begin(ByteBuffer hasSaid) {
        try {
            down.lead(Answer.established());
            up.lead(hasSaid);
            await();
        } catch (IOException | RuntimeException _) {
            end("broken");
        }
    }

    @Override
    public void ready(SelectionKey key) {
        if (!open) {
            return;
        }
        try {
            boolean ofClient = key.equals(client);
            if (key.isReadable()) {
                move(ofClient);
            }
            if (key.isWritable()) {
                move(!ofClient);
            }
            if (up.isDone() && down.isDone()) {
                end("closed");
            } else {
                await();
            }
        } catch (IOException | RuntimeException _) { // also CancelledKey, if a side is gone
            end("broken");
        }
    }

    private void move(boolean upwards) throws IOException {
        long moved = upwards ? up.pump() : down.pump();
        if (moved == 0) {
            return;
        }
        lastMoved = site.loop().now();
        if (upwards) {
            site.meters().carriedUp(moved);
        } else {
            site.meters().carriedDown(moved);
        }
    }

    private void await() {
        await(client, up, down);
        await(upstream, down, up);
    }

    private static void await(SelectionKey key, Flow from, Flow to) {
        int operations =
                (from.wantsToRead() ? SelectionKey.OP_READ : 0)
                        | (to.wantsToWrite() ? SelectionKey.OP_WRITE : 0);
        if (key.interestOps() != operations) {
            key.interestOps(operations);
        }
    }

    /// Ends it if it has carried nothing for too long.
    void tick() {
        boolean half = up.isDone() || down.isDone();
        var limit = half ? site.times().halfOpen() : site.times().idle();
        if (site.loop().now() - lastMoved > limit.toMillis()) {
            end("idle");
        }
    }

    /// Ends it, for this reason.
    void end(String how) {
        if (!open) {
            return;
        }
        open = false;
        up.drop();
        down.drop();
        if (how.equals("closed")) {
            Sockets.close(client.channel());
            Sockets.close(upstream.channel());
        } else {
            Sockets.abort(Sockets.of(client));
            Sockets.abort(Sockets.of(upstream));
        }
        ended.accept(how);
    }

    long bytesUp() {
        return up.bytes();
    }

    /// Without the answer that began the tunnel.
    long bytesDown() {
        return Math.max(0, down.bytes() - Answer.established().remaining());
    }
}
